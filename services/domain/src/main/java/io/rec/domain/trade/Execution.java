package io.rec.domain.trade;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.position.Fill;
import io.rec.domain.strikes.Side;
import java.util.Collection;

/**
 * What was done of an order up to now: cumulative, so that the larger one is the newer one.
 *
 * @param filled how many contracts
 * @param amount what they cost or brought at the prices of the trade's side, without fees
 * @param fees what the venue charged for them
 * @param exact whether the money is a sum of fills or the order's own totals; an average that was
 *     rounded is not, and an order is not final before its exact money is known
 */
public record Execution(Contracts filled, Money amount, Money fees, boolean exact) {
  public static final Execution NOTHING =
      new Execution(Contracts.NONE, Money.ZERO, Money.ZERO, true);

  public Execution {
    if (amount.isNegative() || amount.compareTo(filled.payout()) > 0) {
      throw new IllegalArgumentException(
          "%s contracts for %s dollars: a contract costs 0 to 1".formatted(filled, amount));
    }
  }

  /**
   * From the fills of one order so far, each counted once however often it was reported.
   *
   * @param side what the trade holds: buying and giving back are counted at its prices
   */
  public static Execution of(Collection<Fill> fills, Side side) {
    return Fill.distinct(fills).stream()
        .map(fill -> exact(fill.count(), fill.priceOf(side).times(fill.count()), fill.fee()))
        .reduce(NOTHING, Execution::plus);
  }

  /** From the totals of the order. */
  public static Execution exact(Contracts filled, Money amount, Money fees) {
    return new Execution(filled, amount, fees, true);
  }

  /** From averages a contract, until something better is known. */
  public static Execution average(Contracts filled, Money amount, Money fees) {
    return new Execution(filled, amount, fees, filled.isNone());
  }

  Execution plus(Execution other) {
    return new Execution(
        filled.plus(other.filled),
        amount.plus(other.amount),
        fees.plus(other.fees),
        exact && other.exact);
  }

  /** More of the order, or the same with better figures. */
  boolean isBetterThan(Execution other) {
    return filled.isMoreThan(other.filled)
        || (filled.equals(other.filled) && exact && !other.exact);
  }
}
