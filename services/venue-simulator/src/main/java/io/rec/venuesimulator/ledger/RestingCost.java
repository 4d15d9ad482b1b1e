package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.message.Side;

/**
 * The most that a resting order can still cost.
 *
 * @param opening if all of it opened a position
 * @param extras maker fees and roundings, however many fills it takes
 */
record RestingCost(long count, long opening, long extras) {

  static final RestingCost NOTHING = new RestingCost(0, 0, 0);

  /**
   * Each hundredth may fill alone. Roundings cannot add up to more than a cent, since above it a
   * cent comes back, and an order whose steps fit the member's precision has none.
   */
  static RestingCost of(
      Side side, int price, long count, FeeSchedule fees, Precision precision, long accumulated) {
    if (count == 0) {
      return NOTHING;
    }
    int each = Money.cost(side, price);
    long fee = fees.fee(false, price, 1);
    long step = divisor(each, fees.makerRate() == 0 ? 0 : fees.grid(), precision.step());
    long rounding = Math.min(Money.CENT - accumulated, count * (precision.step() - step));
    return new RestingCost(count, count * each, Math.addExact(count * fee, rounding));
  }

  RestingCost plus(RestingCost more) {
    return new RestingCost(
        Math.addExact(count, more.count),
        Math.addExact(opening, more.opening),
        Math.addExact(extras, more.extras));
  }

  RestingCost minus(RestingCost less) {
    return new RestingCost(count - less.count, opening - less.opening, extras - less.extras);
  }

  /**
   * What has to be kept for orders of one side that cost this together, when so many contracts of
   * the other side are held: those close first and pay a dollar each for what comes after.
   */
  long reserve(long held) {
    long covered = Math.min(Math.max(0, held), count);
    return Math.addExact(Math.max(0, opening - covered * Money.PAYOUT), extras);
  }

  private static long divisor(long... steps) {
    long result = 0;
    for (long step : steps) {
      long other = step;
      while (other != 0) {
        long rest = result % other;
        result = other;
        other = rest;
      }
    }
    return result;
  }
}
