package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.momentum.MinuteMomentum;
import io.rec.domain.momentum.MomentumEngine;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.momentum.TickOutcome;
import io.rec.domain.momentum.Window;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;

/** Vectors of {@code momentum.json}: raw values within 1e-9, stored ones and buckets exact. */
final class MomentumVectors {
  private static final Offset<Double> RAW = within(1e-9);
  private static final long NOW_MILLIS = 1_755_280_800_000L;

  private MomentumVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return Stream.concat(
        GoldenFiles.cases(file, "cases", MomentumVectors::live),
        GoldenFiles.cases(file, "historical", MomentumVectors::historical));
  }

  private static Check live(JsonNode vector) {
    return () -> {
      var engine = new MomentumEngine();
      for (var sample : vector.path("samples")) {
        var time = NOW_MILLIS - 1000 * sample.path("age_s").asLong();
        assertThat(engine.update(time, sample.path("price").asDouble()))
            .isEqualTo(TickOutcome.ACCEPTED);
      }
      var expected = vector.path("expected");
      var reading = engine.reading();
      for (var window : Window.ALL) {
        same(reading.deltas().of(window), expected.path(window.column()));
      }
      same(reading.weighted(), expected.path("momentum"));
      assertThat(reading.oneMinuteAverage())
          .isCloseTo(expected.path("one_minute_avg").asDouble(), RAW);
      if (expected.path("bucket").isNull()) {
        assertThat(reading.stored()).isEmpty();
        assertThat(reading.bucket()).isEmpty();
      } else {
        assertThat(reading.stored()).hasValue(expected.path("stored_momentum").asDouble());
        assertThat(reading.bucket()).hasValue(expected.path("bucket").asInt());
        assertThat(engine.weighted()).isEqualTo(reading.weighted().orElseThrow());
      }
    };
  }

  private static void same(OptionalDouble value, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(value).isEmpty();
    } else {
      assertThat(value.orElseThrow()).isCloseTo(expected.asDouble(), RAW);
    }
  }

  private static Check historical(JsonNode vector) {
    return () -> {
      var momentum = new MinuteMomentum();
      for (int i = 0; i < vector.path("closes").size(); i++) {
        momentum.add(i, vector.path("closes").path(i).asDouble());
        var bucket = vector.path("expected_bucket").path(i);
        if (bucket.isNull()) {
          assertThat(momentum.bucket(i)).isEmpty();
        } else {
          assertThat(momentum.bucket(i)).hasValue(bucket.asInt());
          assertThat(MomentumScore.stored(momentum.fraction(i) * 100))
              .isEqualTo(vector.path("expected_percent_4dp").path(i).asDouble());
        }
      }
    };
  }
}
