package io.rec.unifiedproductioncoordinator.fingerprints.testing;

import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.Grid;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tables as the original's generator left them: a folder with a wide file for each bucket. */
public final class WideFolder {
  private WideFolder() {}

  public static Path write(Path folder, Fingerprints tables) throws IOException {
    for (var table : NamedTables.of(tables).entrySet()) {
      write(folder.resolve(file(tables.symbol(), table.getKey())), table.getValue());
    }
    return folder;
  }

  public static void write(Path file, Fingerprint table) throws IOException {
    var text = new StringBuilder("Time to Close");
    for (int index = 0; index < Grid.THRESHOLDS; index++) {
      text.append(format(",>= +%1$.2f%%,<= -%1$.2f%%", Grid.threshold(index)));
    }
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      text.append(format("%n%dm TTC", minute));
      for (int index = 0; index < Grid.THRESHOLDS; index++) {
        text.append(format(",%.2f,%.2f", table.up(minute, index), table.down(minute, index)));
      }
    }
    Files.writeString(file, text.append('\n'));
  }

  /** Two digits with a minus, three without, as the original counts. */
  private static String file(String symbol, String bucket) {
    var name =
        bucket.equals(FingerprintRow.BASELINE)
            ? bucket
            : format("momentum_%03d", Integer.parseInt(bucket));
    return format("%s_fingerprint_directional_%s.csv", symbol.toLowerCase(Locale.ROOT), name);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
