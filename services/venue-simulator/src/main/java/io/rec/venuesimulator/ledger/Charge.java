package io.rec.venuesimulator.ledger;

/**
 * The fee of one fill in its three parts.
 *
 * @param model by the schedule, on its grid
 * @param rounding what brings the balance to the member's precision
 * @param rebate a cent out of the order's roundings once they exceed it
 */
public record Charge(long model, long rounding, long rebate) {

  /**
   * Of a fill that moves the balance by so much before fees.
   *
   * @param accumulated the order's roundings up to now, less its rebates
   */
  static Charge of(long revenue, long model, Precision precision, long accumulated) {
    long change = Math.subtractExact(revenue, model);
    long rounding = Math.floorMod(change, precision.step());
    long rebate = accumulated + rounding > Money.CENT ? Money.CENT : 0;
    return new Charge(model, rounding, rebate);
  }

  /**
   * Less than nothing where the rebate of many small fills exceeds the last one's fee; never over
   * all fills of an order.
   */
  public long net() {
    return model + rounding - rebate;
  }

  /** What the order's roundings become. */
  long accumulated(long before) {
    return before + rounding - rebate;
  }
}
