package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.probability.Fingerprints;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Vectors of {@code probability.json}: within 0.001. */
final class ProbabilityVectors {
  private ProbabilityVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    var fingerprints = FingerprintFiles.of(file, GoldenFiles.json(file));
    return GoldenFiles.cases(file, "cases", vector -> strikes(vector, fingerprints));
  }

  private static Check strikes(JsonNode vector, Fingerprints fingerprints) {
    return () -> {
      var bucket = MomentumScore.bucket(vector.path("momentum_score").asDouble());
      assertThat(bucket).isEqualTo(vector.path("momentum_bucket").asInt());
      for (var row : vector.path("rows")) {
        var chance =
            fingerprints
                .probability(
                    vector.path("current_price").asDouble(),
                    row.path("strike").asDouble(),
                    vector.path("ttc_seconds").asDouble(),
                    OptionalInt.of(bucket))
                .orElseThrow();
        assertThat(chance.direction().word()).isEqualTo(row.path("direction").asText());
        assertThat(chance.buffer()).isCloseTo(row.path("buffer").asDouble(), within(0.001));
        assertThat(chance.movePercent())
            .isCloseTo(row.path("move_percent").asDouble(), within(0.001));
        near(chance.positive(), row, "positive_prob");
        near(chance.negative(), row, "negative_prob");
        near(chance.beyond(), row, "prob_beyond");
        near(chance.within(), row, "prob_within");
      }
    };
  }

  private static void near(double value, JsonNode row, String field) {
    assertThat(value)
        .as("%s of %s", field, row)
        .isCloseTo(row.path(field).asDouble(), within(0.001));
  }
}
