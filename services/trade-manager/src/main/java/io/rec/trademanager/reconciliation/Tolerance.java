package io.rec.trademanager.reconciliation;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import jakarta.inject.Singleton;

/** Up to where a difference lets entries go on. Not one hundredth of a contract is lost. */
@Singleton
final class Tolerance {
  private final Money limit;

  Tolerance(ReconciliationSettings settings) {
    this.limit = settings.limit();
  }

  boolean exceeds(Money ours, Money venues) {
    var less = ours.minus(venues);
    return (less.isNegative() ? less.negated() : less).compareTo(limit) > 0;
  }

  boolean differs(Contracts ours, Contracts venues) {
    return !ours.equals(venues);
  }
}
