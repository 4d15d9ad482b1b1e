package io.rec.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.trade.WinLoss;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class HistorySummaryTest {

  private static HistoryRow row(OptionalDouble probability, Optional<WinLoss> ending) {
    return new HistoryRow(
        probability,
        OptionalInt.empty(),
        Optional.of(new BigDecimal("0.50")),
        Contracts.of(10),
        Optional.of(Money.ofCents(100)),
        ending);
  }

  @Test
  void aDrawAndAnUnfinishedTradeDoNotCountInTheWinRate() {
    var summary =
        HistorySummary.of(
            List.of(
                row(OptionalDouble.empty(), Optional.of(WinLoss.W)),
                row(OptionalDouble.empty(), Optional.of(WinLoss.D)),
                row(OptionalDouble.empty(), Optional.empty())));

    assertThat(summary.winRate()).isEqualByComparingTo("100.0");
  }

  @Test
  void anUnknownProbabilityIsNoZero() {
    var summary =
        HistorySummary.of(
            List.of(
                row(OptionalDouble.of(80), Optional.of(WinLoss.W)),
                row(OptionalDouble.empty(), Optional.of(WinLoss.L)),
                row(OptionalDouble.of(0), Optional.of(WinLoss.L))));

    assertThat(summary.averageProbability()).isEqualByComparingTo("40.0");
  }

  @Test
  void theReturnIsGainByWhatWasPaid() {
    var summary = HistorySummary.of(List.of(row(OptionalDouble.empty(), Optional.of(WinLoss.W))));

    assertThat(summary.returned()).isEqualByComparingTo("20.00");
  }

  @Test
  void printsItsDecimals() {
    var summary = HistorySummary.of(List.of());

    assertThat(summary.winRate()).hasToString("0.0");
    assertThat(summary.returned()).hasToString("0.00");
  }
}
