package io.rec.domain.risk;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;

/**
 * What may be lost or at stake; no unlimited value exists.
 *
 * @param maxPosition contracts in one market
 * @param maxExposure dollars at stake at once
 * @param maxDailyLoss of a day, from which on no entry is made
 * @param maxOrder dollars in one order, with its fee
 */
public record RiskLimits(
    Contracts maxPosition,
    Money maxExposure,
    Money maxDailyLoss,
    int maxOpenTrades,
    Money maxOrder,
    Pace pace) {

  public RiskLimits {
    if (maxPosition.isNone()
        || !maxExposure.isPositive()
        || !maxDailyLoss.isPositive()
        || maxOpenTrades <= 0
        || !maxOrder.isPositive()) {
      throw new IllegalArgumentException(
          "%s contracts, %s at stake, %s of loss, %d trades, %s an order: each limit must be above 0"
              .formatted(maxPosition, maxExposure, maxDailyLoss, maxOpenTrades, maxOrder));
    }
  }

  /** With the standard pace. */
  public static RiskLimits of(
      Contracts maxPosition,
      Money maxExposure,
      Money maxDailyLoss,
      int maxOpenTrades,
      Money maxOrder) {
    return new RiskLimits(
        maxPosition,
        maxExposure,
        maxDailyLoss,
        maxOpenTrades,
        maxOrder,
        Pace.standard(maxOpenTrades, maxPosition, maxExposure));
  }
}
