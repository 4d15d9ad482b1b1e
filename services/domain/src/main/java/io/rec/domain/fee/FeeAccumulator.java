package io.rec.domain.fee;

import io.rec.domain.money.Money;
import java.math.BigDecimal;

/**
 * The venue's own arithmetic over the fills of one order. Balances are floored to a precision, the
 * difference is charged as a rounding fee, and what an order has paid for rounding is given back in
 * whole cents, so that many small fills cost what one large fill costs.
 *
 * @param precision the unit of the member's balance
 * @param overpaid rounding fees that were not given back
 */
public record FeeAccumulator(Money precision, Money overpaid) {
  private static final Money GRID = new Money(1);

  /** An order of a direct member that has no fill. */
  public static final FeeAccumulator DIRECT = new FeeAccumulator(Money.CENTICENT, Money.ZERO);

  /** An order of a member behind a broker that has no fill. */
  public static final FeeAccumulator BROKERED = new FeeAccumulator(Money.CENT, Money.ZERO);

  /** The order after a fill, and what the fill was charged. */
  public record Charged(FillCharge charge, FeeAccumulator next) {}

  /**
   * Charges a fill.
   *
   * @param revenue what the fill does to the cash before fees, negative for a buyer
   * @param raw the fee of the formula in dollars
   */
  public Charged charge(Money revenue, BigDecimal raw) {
    var model = Money.roundedUp(raw, GRID);
    var exact = revenue.minus(model);
    var floored = exact.roundedDown(precision);
    var rounding = exact.minus(floored);
    var paid = overpaid.plus(rounding);
    var rebate = paid.compareTo(Money.CENT) > 0 ? Money.CENT : Money.ZERO;
    return new Charged(
        new FillCharge(model, rounding, rebate, floored.plus(rebate)),
        new FeeAccumulator(precision, paid.minus(rebate)));
  }
}
