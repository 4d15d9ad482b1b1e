package io.rec.mainapp.gateway.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.history.HistoryRow;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.trade.WinLoss;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");

  private final List<Results.Result> results = new ArrayList<>();

  @Test
  void nothingIsDividedByNothing() {
    TradeSummary empty = Figures.of(List.of());

    assertThat(empty.trades()).isZero();
    assertThat(empty.profitFactor()).isNull();
    assertThat(empty.expectancy()).isNull();
    assertThat(empty.sharpe()).isNull();
  }

  @Test
  void drawdownIsTheDeepestFallFromTheBest() {
    over("10.00", "-4.00", "-3.00", "5.00", "-1.00");

    TradeSummary summary = Figures.of(results);

    assertThat(summary.maxDrawdown()).isEqualByComparingTo("7.00");
    assertThat(summary.longestLosingRun()).isEqualTo(2);
    assertThat(summary.totalPnl()).isEqualByComparingTo("7.00");
  }

  @Test
  void winsAndLossesAreWeighed() {
    over("6.00", "2.00", "-4.00");

    TradeSummary summary = Figures.of(results);

    assertThat(summary.averageWin()).isEqualByComparingTo("4.00");
    assertThat(summary.averageLoss()).isEqualByComparingTo("-4.00");
    assertThat(summary.profitFactor()).isEqualByComparingTo("2.00");
    assertThat(summary.expectancy()).isEqualByComparingTo("1.33");
    assertThat(summary.winRate()).isEqualByComparingTo("66.7");
  }

  @Test
  void grossIsNetBeforeFees() {
    over("5.00");

    assertThat(Figures.of(results).grossPnl()).isEqualByComparingTo("5.10");
  }

  @Test
  void sharpeIsOfDaysAndScaledToAYear() {
    over(NOON, "1.00");
    over(NOON.plus(Duration.ofDays(1)), "3.00");

    // Mean 2, deviation the root of 2.
    assertThat(Figures.of(results).sharpe()).isEqualByComparingTo("27.02");
  }

  private void over(String... amounts) {
    for (String amount : amounts) {
      over(NOON.plusSeconds(results.size()), amount);
    }
  }

  private void over(Instant at, String amount) {
    Money pnl = Money.parse(amount);
    results.add(
        new Results.Result(
            results.size(),
            at,
            true,
            new HistoryRow(
                OptionalDouble.of(97),
                OptionalInt.of(3),
                Optional.of(new BigDecimal("0.94")),
                Contracts.of(10),
                Optional.of(pnl),
                Optional.of(pnl.isPositive() ? WinLoss.W : WinLoss.L)),
            Money.parse("0.10")));
  }
}
