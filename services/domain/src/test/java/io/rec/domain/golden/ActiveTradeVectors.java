package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.stop.ActiveTrade;
import io.rec.domain.stop.MarketView;
import io.rec.domain.stop.Seen;
import io.rec.domain.stop.TradeFigures;
import io.rec.domain.strikes.Side;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** {@code active-trade.json}: to half a cent. */
final class ActiveTradeVectors {
  private static final Instant NOW = Instant.parse("2025-08-15T18:55:00Z");
  private static final double TOLERANCE = 0.005;

  private ActiveTradeVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return GoldenFiles.cases(file, "cases", ActiveTradeVectors::figures);
  }

  private static Check figures(JsonNode vector) {
    return () -> {
      var expected = vector.path("expected");
      var figures = figuresOf(vector.path("input"));
      assertThat(figures.closePrice().orElseThrow())
          .isEqualByComparingTo(PnlVectors.decimal(expected.path("current_close_price")));
      assertThat(figures.buffer().orElseThrow())
          .isCloseTo(expected.path("buffer").asDouble(), within(TOLERANCE));
      assertThat(figures.probability().orElseThrow().value())
          .isCloseTo(expected.path("win_probability").asDouble(), within(TOLERANCE));
      assertThat(figures.gainPerContract().orElseThrow())
          .isEqualByComparingTo(PnlVectors.decimal(expected.path("unrealised_pnl_per_contract")));
      assertThat(figures.secondsSinceEntry())
          .isEqualTo(expected.path("time_since_entry_s").asLong());
    };
  }

  private static TradeFigures figuresOf(JsonNode input) {
    var side = Side.ofLetter(input.path("side").asText());
    var count = Contracts.of(10);
    var ask = input.path(side == Side.YES ? "no_ask_cents" : "yes_ask_cents").asInt();
    var trade =
        new ActiveTrade(
            1,
            "KXBTCD-25AUG1515-T1",
            side,
            input.path("strike").asLong(),
            count,
            Price.ofDollars(PnlVectors.decimal(input.path("buy_price"))).times(count),
            Money.CENT,
            NOW.minusSeconds(input.path("entered_seconds_ago").asLong()),
            NOW.plusSeconds(300),
            1);
    var view =
        new MarketView(
            Optional.of(new Seen<>(input.path("current_price").asDouble(), NOW)),
            Optional.of(new Seen<>(Price.ofCents(ask), NOW)),
            Optional.of(
                new Seen<>(
                    side.wins(
                        input.path("strike_table_probability").asDouble(),
                        input.path("current_price").asDouble(),
                        trade.strike()),
                    NOW)));
    return TradeFigures.of(trade, view, FeeSchedule.HOURLY, FeeProfile.CENTICENT_PER_FILL, NOW);
  }
}
