package io.rec.unifiedproductioncoordinator.fingerprints.report;

import io.rec.domain.momentum.MomentumScore;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Writes the folder: {@code report.html} and its pictures beside it. */
public final class QualityReport {
  private static final int TAIL = 90;

  private final Quality quality;
  private final Path folder;

  private QualityReport(Quality quality, Path folder) {
    this.quality = quality;
    this.folder = folder;
  }

  /** Returns the page. */
  public static Path write(Quality quality, Path folder) throws IOException {
    var report = new QualityReport(quality, folder);
    report.pictures();
    return report.file("report.html", ReportPage.of(quality));
  }

  private void pictures() throws IOException {
    var calibration = quality.holdOut().calibration();
    file("calibration.svg", CurveChart.of(calibration.bins(0, 100, 5), 0, 100));
    file("calibration-tail.svg", CurveChart.of(calibration.bins(TAIL, 100, 1), TAIL, 100));
    file(
        "coverage-held-out.svg",
        BarChart.counts(
            everyBucket(quality.holdOut().rows()), "held-out minutes per momentum bucket"));
    if (!quality.madeFrom().isEmpty()) {
      file(
          "coverage.svg",
          BarChart.counts(everyBucket(quality.madeFrom()), "minutes per momentum bucket"));
    }
    var difference = quality.difference();
    if (difference.isPresent()) {
      file(
          "difference.svg",
          BarChart.values(
              difference.get().byTable(), "difference per bucket, points (root mean square)"));
    }
  }

  private static SequencedMap<String, Long> everyBucket(Map<Integer, Long> rows) {
    var all = new LinkedHashMap<String, Long>();
    for (int bucket = -MomentumScore.LARGEST_BUCKET;
        bucket <= MomentumScore.LARGEST_BUCKET;
        bucket++) {
      all.put(String.valueOf(bucket), rows.getOrDefault(bucket, 0L));
    }
    return all;
  }

  private Path file(String name, String content) throws IOException {
    var target = folder.resolve(name);
    AtomicFile.write(target, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    return target;
  }
}
