package io.rec.domain.fee;

import io.rec.domain.money.Money;

/**
 * What one fill is charged, and why.
 *
 * @param model the fee of the formula, rounded up to $0.000001
 * @param rounding what brings the balance back to the member's precision
 * @param rebate whole cents of rounding that the order has paid too much
 * @param balanceChange what the fill does to the cash, rebate included
 */
public record FillCharge(Money model, Money rounding, Money rebate, Money balanceChange) {

  /** What the venue reports as the fee; a rebate may exceed the fee of its own fill. */
  public Money net() {
    return model.plus(rounding).minus(rebate);
  }
}
