package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.probability.LookupRow;
import io.rec.domain.probability.LookupTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Queries on the recorded lookup table within 0.001, and its rows made by our generation. */
final class LookupVectors {
  private static final double BASE_PRICE = 120_000;

  private LookupVectors() {}

  /** A line of the recording: the original's row and what bilinear generation gives. */
  private record Line(LookupRow row, double gridPositive, double gridNegative) {}

  static Stream<DynamicTest> queries(Path file) {
    var json = GoldenFiles.json(file);
    var rows = lines(file.resolveSibling(json.path("table").asText())).stream().map(Line::row);
    var table = LookupTable.of(json.path("base_price").asDouble(), rows.toList());
    return GoldenFiles.cases(file, "cases", vector -> query(vector, table));
  }

  private static Check query(JsonNode vector, LookupTable table) {
    return () -> {
      var answer =
          table
              .find(
                  vector.path("ttc_seconds").asDouble(),
                  vector.path("buffer_points").asDouble(),
                  vector.path("momentum_bucket").asInt())
              .orElseThrow();
      var expected = vector.path("expected");
      assertThat(answer.positive())
          .isCloseTo(expected.path("prob_within_positive").asDouble(), within(0.001));
      assertThat(answer.negative())
          .isCloseTo(expected.path("prob_within_negative").asDouble(), within(0.001));
    };
  }

  static Stream<DynamicTest> rows(Path file) {
    var byBucket = new TreeMap<Integer, List<Line>>();
    lines(file)
        .forEach(
            line ->
                byBucket
                    .computeIfAbsent(line.row().bucket(), bucket -> new ArrayList<>())
                    .add(line));
    return byBucket.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    "%s bucket %d, %d rows from the fingerprints"
                        .formatted(
                            GoldenFiles.label(file), entry.getKey(), entry.getValue().size()),
                    () -> generated(file, entry.getKey(), entry.getValue())));
  }

  private static void generated(Path file, int bucket, List<Line> recorded) {
    var fingerprints = FingerprintFiles.of(file, NullNode.instance);
    var made = new HashMap<String, LookupRow>();
    LookupTable.generate(
        fingerprints.bucket(bucket).orElseThrow(),
        bucket,
        BASE_PRICE,
        row -> made.put(row.seconds() + "/" + row.buffer(), row));
    for (var line : recorded) {
      var row = made.get(line.row().seconds() + "/" + line.row().buffer());
      assertThat(row.withinPositive())
          .as("%s", line)
          .isCloseTo(line.gridPositive(), within(0.0101));
      assertThat(row.withinNegative())
          .as("%s", line)
          .isCloseTo(line.gridNegative(), within(0.0101));
    }
  }

  private static List<Line> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1).map(LookupVectors::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    var cells = text.split(",", -1);
    return new Line(
        new LookupRow(
            Integer.parseInt(cells[0]),
            Integer.parseInt(cells[1]),
            Integer.parseInt(cells[2]),
            Double.parseDouble(cells[3]),
            Double.parseDouble(cells[4])),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]));
  }
}
