package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.spike.SpikeAlert;
import io.rec.domain.spike.SpikeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The part {@code spike_alert} of {@code auto-stop.json}: exact. */
final class SpikeVectors {
  private static final Instant START = Instant.parse("2025-08-15T18:00:00Z");

  private SpikeVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return GoldenFiles.cases(file, "spike_alert", SpikeVectors::sequence);
  }

  private static Check sequence(JsonNode vector) {
    return () -> {
      var given = vector.path("settings");
      var settings =
          new SpikeSettings(
              given.path("enabled").asBoolean(),
              given.path("momentum_threshold").asDouble(),
              given.path("cooldown_threshold").asDouble(),
              Duration.ofMinutes(given.path("cooldown_minutes").asLong()));
      var alert = SpikeAlert.IDLE;
      for (var step : vector.path("steps")) {
        var now = START.plusSeconds(step.path("t").asLong());
        alert = alert.next(settings, now, OptionalDouble.of(step.path("momentum").asDouble()));
        assertThat(alert.isActive()).as("%s", step).isEqualTo(step.path("active").asBoolean());
        assertThat(alert.remainingSeconds(settings))
            .as("%s", step)
            .isEqualTo(step.path("remaining_s").asLong());
      }
    };
  }
}
