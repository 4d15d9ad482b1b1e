package io.rec.trademanager.reconciliation;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;

/** Up to where a difference that could not be healed lets entries go on. */
final class Tolerance {
  /** A cent: what roundings of averages may leave. Not one hundredth of a contract is lost. */
  static final Money MONEY = Money.CENT;

  private Tolerance() {}

  static boolean exceeds(Money ours, Money venues) {
    var less = ours.minus(venues);
    return (less.isNegative() ? less.negated() : less).compareTo(MONEY) > 0;
  }

  static boolean differs(Contracts ours, Contracts venues) {
    return !ours.equals(venues);
  }
}
