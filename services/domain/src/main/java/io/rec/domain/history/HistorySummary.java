package io.rec.domain.history;

import io.rec.domain.money.Money;
import io.rec.domain.trade.WinLoss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The figures above a list of trades, rounded as they are printed; 0 where there is nothing to
 * divide by.
 *
 * @param winRate percent of W among W and L
 * @param totalPnl after fees
 * @param returned percent that came back above what was paid
 */
public record HistorySummary(
    int trades,
    BigDecimal winRate,
    BigDecimal averageProbability,
    BigDecimal averageBuy,
    BigDecimal averageDiff,
    BigDecimal totalPnl,
    BigDecimal returned) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public static HistorySummary of(List<HistoryRow> rows) {
    var wins = count(rows, WinLoss.W);
    var decided = wins + count(rows, WinLoss.L);
    var pnl = rows.stream().flatMap(row -> row.pnl().stream()).reduce(Money.ZERO, Money::plus);
    var invested = rows.stream().map(HistoryRow::invested).reduce(BigDecimal.ZERO, BigDecimal::add);
    var prices = rows.stream().flatMap(row -> row.buyPrice().stream()).toList();
    return new HistorySummary(
        rows.size(),
        percent(BigDecimal.valueOf(wins), BigDecimal.valueOf(decided), 1),
        average(rows.stream().flatMapToDouble(row -> row.probability().stream())),
        ratio(
            prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
            BigDecimal.valueOf(prices.size()),
            2),
        average(rows.stream().flatMapToDouble(row -> row.diff().stream().asDoubleStream())),
        pnl.printed(2),
        percent(pnl.dollars(), invested, 2));
  }

  private static long count(List<HistoryRow> rows, WinLoss ending) {
    return rows.stream().filter(row -> row.winLoss().filter(ending::equals).isPresent()).count();
  }

  private static BigDecimal average(DoubleStream values) {
    return BigDecimal.valueOf(values.average().orElse(0)).setScale(1, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole, int decimals) {
    return ratio(part.multiply(HUNDRED), whole, decimals);
  }

  private static BigDecimal ratio(BigDecimal part, BigDecimal whole, int decimals) {
    return whole.signum() == 0
        ? BigDecimal.ZERO.setScale(decimals)
        : part.divide(whole, decimals, RoundingMode.HALF_EVEN);
  }
}
