package io.rec.autoentrysupervisor.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import io.rec.autoentrysupervisor.backtest.testing.Golden;
import io.rec.autoentrysupervisor.backtest.testing.Setups;
import io.rec.domain.spike.SpikeAlert;
import io.rec.domain.stop.StopVerdict;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The engine stops and alerts as the golden vectors do")
class StopGoldenTest {
  private static final long START = Instant.parse("2025-08-15T18:00:00Z").getEpochSecond();

  @TestFactory
  Stream<DynamicTest> stops() {
    return Golden.cases("auto-stop.json", "auto_stop", StopGoldenTest::sequence);
  }

  @TestFactory
  Stream<DynamicTest> alerts() {
    return Golden.cases("auto-stop.json", "spike_alert", StopGoldenTest::alert);
  }

  private static void sequence(JsonNode vector) {
    var stops = new Stops(settings(vector.get("settings")).stop(), FreshnessLimits.DEFAULT);
    Map<Long, StopWatch> watches = new HashMap<>();
    for (var step : Golden.list(vector.get("steps"))) {
      var closes = new ArrayList<String>();
      for (var trade : Golden.list(step.get("trades"))) {
        var id = trade.get("id").getLongValue();
        var verdict = judge(stops, step, trade, watches.getOrDefault(id, StopWatch.WATCHING));
        verdict.ifPresent(said -> watches.put(id, said.next()));
        verdict
            .flatMap(StopVerdict::close)
            .ifPresent(reason -> closes.add(id + " " + reason.word()));
      }
      assertThat(closes).as("%s", step).isEqualTo(expectedCloses(step));
      assertThat(verifying(step, watches)).as("%s", step).isEqualTo(expectedVerifying(step));
    }
  }

  private static Optional<StopVerdict> judge(
      Stops stops, JsonNode step, JsonNode trade, StopWatch watch) {
    var second = START + step.get("t").getLongValue();
    var sight = new Sight();
    sight.probability(number(trade.get("probability")), second);
    sight.closeAsk(50, second);
    var momentum = number(step.get("momentum"));
    var status = trade.get("status").getStringValue();
    return stops.judge(
        trade.get("id").getLongValue(),
        Side.ofLetter(trade.get("side").getStringValue()),
        status.equals("active") ? TradeStatus.OPEN : TradeStatus.ofWord(status),
        1,
        watch,
        sight,
        Double.isNaN(momentum) ? OptionalDouble.empty() : OptionalDouble.of(momentum),
        second,
        step.get("ttc").getLongValue(),
        Instant.ofEpochSecond(second));
  }

  private static void alert(JsonNode vector) {
    var given = vector.get("settings");
    var settings =
        Setups.settings(
                """
                {"spike_alert_enabled":%s,"spike_alert_momentum_threshold":%d,
                "spike_alert_cooldown_threshold":%d,"spike_alert_cooldown_minutes":%d}"""
                    .formatted(
                        given.get("enabled").getBooleanValue(),
                        given.get("momentum_threshold").getIntValue(),
                        given.get("cooldown_threshold").getIntValue(),
                        given.get("cooldown_minutes").getIntValue()))
            .spike();
    var alert = SpikeAlert.IDLE;
    for (var step : Golden.list(vector.get("steps"))) {
      alert =
          alert.next(
              settings,
              Instant.ofEpochSecond(START + step.get("t").getLongValue()),
              OptionalDouble.of(number(step.get("momentum"))));
      assertThat(alert.isActive()).as("%s", step).isEqualTo(step.get("active").getBooleanValue());
    }
  }

  private static TraderSettings settings(JsonNode given) {
    return Setups.settings(
        """
        {"auto_stop":%s,"current_probability":%d,"min_ttc_seconds":%d,"momentum_spike_enabled":%s,
        "momentum_spike_threshold":%d,"verification_period_enabled":%s,
        "verification_period_seconds":%d}"""
            .formatted(
                given.get("auto_stop").getBooleanValue(),
                given.get("current_probability").getIntValue(),
                given.get("min_ttc_seconds").getIntValue(),
                given.get("momentum_spike_enabled").getBooleanValue(),
                given.get("momentum_spike_threshold").getIntValue(),
                given.get("verification_period_enabled").getBooleanValue(),
                given.get("verification_period_seconds").getIntValue()));
  }

  private static List<String> expectedCloses(JsonNode step) {
    return Golden.list(step.get("expected_closes")).stream()
        .map(close -> close.get("id").getLongValue() + " " + close.get("reason").getStringValue())
        .toList();
  }

  private static List<Long> expectedVerifying(JsonNode step) {
    return Golden.list(step.get("expected_pending_verification")).stream()
        .map(JsonNode::getLongValue)
        .toList();
  }

  private static List<Long> verifying(JsonNode step, Map<Long, StopWatch> watches) {
    return Golden.list(step.get("trades")).stream()
        .map(trade -> trade.get("id").getLongValue())
        .filter(id -> watches.get(id) instanceof StopWatch.Verifying)
        .toList();
  }

  private static double number(JsonNode node) {
    return node != null && node.isNumber() ? node.getNumberValue().doubleValue() : Double.NaN;
  }
}
