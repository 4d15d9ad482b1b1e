package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeEvent;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeState;
import io.rec.domain.trade.Trades;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** {@code trade-lifecycle.json}: exact. */
final class LifecycleVectors {
  private static final String ERROR = "executor_error:";

  private LifecycleVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return GoldenFiles.cases(file, "cases", LifecycleVectors::life);
  }

  private static Check life(JsonNode vector) {
    return () -> {
      assertThat(vector.path("start").isNull()).as("starts without a trade").isTrue();
      var state = TradeState.NONE;
      for (var step : vector.path("steps")) {
        state = state.on(event(step.path("event").asText())).to();
        assertThat(state.status().orElseThrow().word())
            .as("%s", step)
            .isEqualTo(step.path("expected_status").asText());
      }
    };
  }

  private static TradeEvent event(String word) {
    if (word.startsWith(ERROR)) {
      return Trades.failed(Trades.ENTRY, word.substring(ERROR.length()));
    }
    return switch (word) {
      case "open_ticket" -> Trades.open();
      case "executor_accepted" -> new OrderAccepted(Trades.ENTRY, "venue-1");
      case "position_filled" -> Trades.filled(10, 60);
      case "close_ticket" -> Trades.close(1);
      case "fills_updated_position_not_zero" -> Trades.sold(1, 4, 58);
      case "position_zero_and_closing_fill" -> Trades.sold(1, 10, 58);
      case "hour_ends" -> Trades.hourEnds();
      case "settlement_found" -> Trades.settled(Side.YES);
      default -> throw new IllegalArgumentException("no event is called " + word);
    };
  }
}
