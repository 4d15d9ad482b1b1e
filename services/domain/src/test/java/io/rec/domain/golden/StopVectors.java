package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.money.Price;
import io.rec.domain.stop.Seen;
import io.rec.domain.stop.StopInput;
import io.rec.domain.stop.StopPass;
import io.rec.domain.stop.StopRules;
import io.rec.domain.stop.StopSettings;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The part {@code auto_stop} of {@code auto-stop.json}: exact. */
final class StopVectors {
  private static final Instant START = Instant.parse("2025-08-15T18:00:00Z");

  private StopVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return GoldenFiles.cases(file, "auto_stop", StopVectors::sequence);
  }

  private static Check sequence(JsonNode vector) {
    return () -> {
      var rules = new StopRules(settings(vector.path("settings")), FreshnessLimits.DEFAULT);
      var pass = StopPass.FIRST;
      for (var step : vector.path("steps")) {
        var now = START.plusSeconds(step.path("t").asLong());
        var trades =
            GoldenFiles.stream(step.path("trades")).map(trade -> input(step, trade, now)).toList();
        pass = pass.next(rules, trades, now);
        assertThat(pass.closes())
            .as("%s", step)
            .extracting(verdict -> verdict.id() + " " + verdict.close().orElseThrow().word())
            .isEqualTo(
                GoldenFiles.stream(step.path("expected_closes"))
                    .map(close -> close.path("id").asLong() + " " + close.path("reason").asText())
                    .toList());
        assertThat(pass.verifying())
            .as("%s", step)
            .isEqualTo(
                GoldenFiles.stream(step.path("expected_pending_verification"))
                    .map(JsonNode::asLong)
                    .toList());
      }
    };
  }

  private static StopSettings settings(JsonNode given) {
    return new StopSettings(
        given.path("auto_stop").asBoolean(),
        given.path("current_probability").asDouble(),
        given.path("min_ttc_seconds").asInt(),
        given.path("momentum_spike_enabled").asBoolean(),
        given.path("momentum_spike_threshold").asDouble(),
        given.path("verification_period_enabled").asBoolean(),
        Duration.ofSeconds(given.path("verification_period_seconds").asLong()));
  }

  private static StopInput input(JsonNode step, JsonNode trade, Instant now) {
    var status = trade.path("status").asText();
    return new StopInput(
        trade.path("id").asLong(),
        Side.ofLetter(trade.path("side").asText()),
        status.equals("active") ? TradeStatus.OPEN : TradeStatus.ofWord(status),
        1,
        seen(trade.path("probability"), now),
        Optional.of(new Seen<>(Price.ofCents(50), now)),
        seen(step.path("momentum"), now),
        step.path("ttc").asLong());
  }

  private static Optional<Seen<Double>> seen(JsonNode number, Instant now) {
    return number.isNumber() ? Optional.of(new Seen<>(number.asDouble(), now)) : Optional.empty();
  }
}
