package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.probability.FingerprintCsv;
import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.StudentTFingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The tables themselves: input of other vectors, and proof that ours are read and made alike. */
final class FingerprintFiles {
  private FingerprintFiles() {}

  static Stream<DynamicTest> synthetic(Path file) {
    return Stream.of(
        complete(file, 61, false),
        DynamicTest.dynamicTest(
            GoldenFiles.label(file) + " is what the formula gives, row by row",
            () -> assertThat(formula()).isEqualTo(lines(file))));
  }

  static Stream<DynamicTest> btc(Path file) {
    return Stream.of(complete(file, 61, true));
  }

  static Stream<DynamicTest> eth(Path file) {
    return Stream.of(complete(file, 5, true));
  }

  /** The tables that a vector file was computed on: the ones it names, else those beside it. */
  static Fingerprints of(Path vectors, JsonNode json) {
    var named = Path.of(json.path("fingerprints").asText("none")).getFileName();
    return Stream.of(String.valueOf(named), "btc-fingerprints.csv.gz", "fingerprints.csv.gz")
        .map(vectors::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> builder(file).build())
        .orElseThrow(() -> new IllegalStateException("no fingerprints beside " + vectors));
  }

  private static DynamicTest complete(Path file, int buckets, boolean baseline) {
    return DynamicTest.dynamicTest(
        "%s has %d complete buckets".formatted(GoldenFiles.label(file), buckets),
        () -> {
          var builder = builder(file);
          assertThat(builder.incomplete()).isEmpty();
          assertThat(builder.build().available()).hasSize(buckets);
          assertThat(builder.build().baseline().isPresent()).isEqualTo(baseline);
        });
  }

  private static FingerprintsBuilder builder(Path file) {
    var builder = new FingerprintsBuilder("BTC", file.getFileName().toString());
    try (var text = GoldenFiles.unzipped(file)) {
      FingerprintCsv.read(text, builder::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder;
  }

  private static ArrayList<String> formula() {
    var lines = new ArrayList<String>();
    new StudentTFingerprint(1).rows(row -> lines.add(row.line()));
    return lines;
  }

  private static ArrayList<String> lines(Path file) throws IOException {
    var lines = new ArrayList<String>();
    try (var text = GoldenFiles.unzipped(file)) {
      FingerprintCsv.read(text, (FingerprintRow row) -> lines.add(row.line()));
    }
    return lines;
  }
}
