package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.message.Side;

/**
 * What a member holds of one market.
 *
 * @param count signed: positive in YES, negative in NO
 * @param cost of the open part
 * @param realised proceeds less average cost of all that was closed, before fees
 * @param fees paid up to now
 * @param traded the money that all fills moved, before fees
 * @param volume contracts of all fills
 */
public record Position(long count, long cost, long realised, long fees, long traded, long volume) {

  public static final Position FLAT = new Position(0, 0, 0, 0, 0, 0);

  /** How much of a fill closes what is held; the rest opens. */
  static long closing(long held, Side side, long count) {
    return Math.clamp(-side.signed(held), 0, count);
  }

  /**
   * What a fill does to cash before fees: a dollar for what it closes, less the price of it all.
   */
  static long revenue(long held, Side side, int price, long count) {
    return closing(held, side, count) * Money.PAYOUT - count * Money.cost(side, price);
  }

  /** The closing part first, then the opening part. */
  Position after(Side side, int price, long filled, long fee) {
    long closed = closing(count, side, filled);
    long opened = filled - closed;
    long proceeds = closed * Money.cost(side.other(), price);
    long released = closed == 0 ? 0 : Money.shareEven(cost, closed, Math.abs(count));
    long spent = opened * Money.cost(side, price);
    return new Position(
        Math.addExact(count, side.signed(filled)),
        Math.addExact(cost - released, spent),
        Math.addExact(realised, proceeds - released),
        Math.addExact(fees, fee),
        Math.addExact(traded, Math.addExact(proceeds, spent)),
        Math.addExact(volume, filled));
  }

  /** With the other side of so many contracts, which cost nothing here. */
  Position against(long others) {
    return new Position(count - others, cost, realised, fees, traded, volume);
  }

  /** Paid out: nothing is held any more. */
  public Position settled(long payout) {
    return new Position(0, 0, Math.addExact(realised, payout - cost), fees, traded, volume);
  }

  /** What it pays at the end. */
  public long payout(boolean yes) {
    return yes ? Math.max(0, count) * Money.PAYOUT : Math.max(0, -count) * Money.PAYOUT;
  }

  /** What it is worth when YES trades at this price. */
  long value(int price) {
    return Math.multiplyExact(Math.abs(count), Money.cost(count >= 0 ? Side.BID : Side.ASK, price));
  }
}
