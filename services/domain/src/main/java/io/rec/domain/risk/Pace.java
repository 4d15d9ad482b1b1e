package io.rec.domain.risk;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;

/** How fast trades may follow each other. */
public record Pace(
    int tradesPerHour, Contracts contractsPerSymbol, Money riskPerHour, Money riskPerDay) {
  private static final int ROUNDS_AN_HOUR = 4;
  private static final int FULL_HOURS_A_DAY = 4;

  public Pace {
    if (tradesPerHour <= 0
        || contractsPerSymbol.isNone()
        || !riskPerHour.isPositive()
        || !riskPerDay.isPositive()) {
      throw new IllegalArgumentException(
          "%d trades and %s dollars an hour, %s contracts a symbol, %s dollars a day: each limit must be above 0"
              .formatted(tradesPerHour, riskPerHour, contractsPerSymbol, riskPerDay));
    }
  }

  /**
   * Where nobody said otherwise: an hour may turn over the open trades four times and stake what
   * may be at stake at once, a day four such hours, and a symbol holds what all open trades may.
   */
  static Pace standard(int maxOpenTrades, Contracts maxPosition, Money maxExposure) {
    return new Pace(
        Math.multiplyExact(maxOpenTrades, ROUNDS_AN_HOUR),
        new Contracts(Math.multiplyExact(maxPosition.hundredths(), maxOpenTrades)),
        maxExposure,
        new Money(Math.multiplyExact(maxExposure.micros(), FULL_HOURS_A_DAY)));
  }
}
