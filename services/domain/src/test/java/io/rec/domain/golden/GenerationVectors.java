package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.FingerprintGeneration;
import io.rec.domain.probability.Grid;
import io.rec.domain.probability.Tails;
import io.rec.domain.probability.YearWeights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Vectors of {@code fingerprint-generation.json}: within 0.005. */
final class GenerationVectors {
  private GenerationVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    var weights = weights(GoldenFiles.json(file).path("weights"));
    return GoldenFiles.cases(file, "cases", vector -> tables(vector, weights));
  }

  private static YearWeights weights(JsonNode json) {
    var byYear = new HashMap<Integer, Integer>();
    json.properties().stream()
        .filter(entry -> !entry.getKey().equals("other"))
        .forEach(entry -> byYear.put(Integer.parseInt(entry.getKey()), entry.getValue().asInt()));
    return new YearWeights(byYear, json.path("other").asInt());
  }

  private static Check tables(JsonNode vector, YearWeights weights) {
    return () -> {
      var start = Instant.parse(vector.path("start").asText().replace(' ', 'T') + ":00Z");
      var generation = new FingerprintGeneration(weights, Tails.LEFT_OUT);
      for (int i = 0; i < vector.path("closes").size(); i++) {
        generation.add(start.plusSeconds(60L * i), vector.path("closes").path(i).asDouble());
      }
      var tables = generation.fingerprints("BTC", "golden");
      same(tables.baseline().orElseThrow(), vector.path("baseline"));
      for (var bucket : vector.path("buckets")) {
        var number = bucket.path("momentum_bucket").asInt();
        assertThat(generation.rows(number)).isEqualTo(bucket.path("rows_in_bucket").asLong());
        same(tables.bucket(number).orElseThrow(), bucket.path("expected"));
      }
    };
  }

  private static void same(Fingerprint table, JsonNode rows) {
    assertThat(rows).isNotEmpty();
    for (var row : rows) {
      var minute = row.path("ttc_min").asInt();
      var threshold = Grid.indexOf(row.path("threshold_pct").asDouble());
      assertThat(table.up(minute, threshold))
          .as("up, %s", row)
          .isCloseTo(row.path("pos").asDouble(), within(0.005));
      assertThat(table.down(minute, threshold))
          .as("down, %s", row)
          .isCloseTo(row.path("neg").asDouble(), within(0.005));
    }
  }
}
