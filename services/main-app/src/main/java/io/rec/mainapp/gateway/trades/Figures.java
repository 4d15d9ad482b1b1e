package io.rec.mainapp.gateway.trades;

import io.rec.domain.history.HistorySummary;
import io.rec.domain.market.NewYork;
import io.rec.domain.money.Money;
import io.rec.domain.trade.WinLoss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures above a list of trades. */
final class Figures {

  private static final int DAYS_A_YEAR = 365;
  private static final int LEAST_DAYS = 2;

  private Figures() {}

  static TradeSummary of(List<Results.Result> results) {
    HistorySummary printed = HistorySummary.of(results.stream().map(Results.Result::row).toList());
    List<Results.Result> over = results.stream().filter(Results.Result::over).toList();
    Money won = sum(over.stream().map(Results.Result::pnl).filter(Money::isPositive).toList());
    Money lost = sum(over.stream().map(Results.Result::pnl).filter(Money::isNegative).toList());
    int wins = count(over, WinLoss.W);
    int losses = count(over, WinLoss.L);
    Money fees = sum(results.stream().map(Results.Result::fees).toList());
    Money net = sum(results.stream().map(Results.Result::pnl).toList());
    return new TradeSummary(
        printed.trades(),
        wins,
        losses,
        count(over, WinLoss.D),
        printed.winRate(),
        printed.averageProbability(),
        printed.averageBuy(),
        printed.averageDiff(),
        printed.totalPnl(),
        net.plus(fees).printed(2),
        fees.printed(2),
        printed.returned(),
        mean(won, (int) over.stream().filter(result -> result.pnl().isPositive()).count()),
        mean(lost, (int) over.stream().filter(result -> result.pnl().isNegative()).count()),
        lost.isZero()
            ? null
            : won.dollars().divide(lost.dollars().negate(), 2, RoundingMode.HALF_EVEN),
        drawdown(over).printed(2),
        longestLoss(over),
        mean(net, over.size()),
        sharpe(byDay(over).values()),
        "one day of New York, scaled to a year of 365 days");
  }

  private static int count(List<Results.Result> results, WinLoss ending) {
    return (int)
        results.stream()
            .filter(result -> result.row().winLoss().filter(ending::equals).isPresent())
            .count();
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO, Money::plus);
  }

  private static @Nullable BigDecimal mean(Money total, int count) {
    return count == 0
        ? null
        : total.dollars().divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_EVEN);
  }

  private static Money drawdown(List<Results.Result> over) {
    Money total = Money.ZERO;
    Money best = Money.ZERO;
    Money deepest = Money.ZERO;
    for (Results.Result result : over) {
      total = total.plus(result.pnl());
      best = best.max(total);
      deepest = deepest.max(best.minus(total));
    }
    return deepest;
  }

  private static int longestLoss(List<Results.Result> over) {
    int run = 0;
    int longest = 0;
    for (Results.Result result : over) {
      run = result.pnl().isNegative() ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static Map<LocalDate, Money> byDay(List<Results.Result> over) {
    Map<LocalDate, Money> days = new TreeMap<>();
    for (Results.Result result : over) {
      days.merge(NewYork.at(result.at()).toLocalDate(), result.pnl(), Money::plus);
    }
    return days;
  }

  /** Of the days on which something ended; null below two of them and where all are alike. */
  private static @Nullable BigDecimal sharpe(Collection<Money> days) {
    double[] results = days.stream().mapToDouble(day -> day.dollars().doubleValue()).toArray();
    if (results.length < LEAST_DAYS) {
      return null;
    }
    double mean = Arrays.stream(results).average().orElse(0);
    double squares = Arrays.stream(results).map(day -> (day - mean) * (day - mean)).sum();
    double deviation = Math.sqrt(squares / (results.length - 1));
    return deviation == 0
        ? null
        : BigDecimal.valueOf(mean / deviation * Math.sqrt(DAYS_A_YEAR))
            .setScale(2, RoundingMode.HALF_EVEN);
  }
}
