package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.message.Side;

/** One member's position in one market and what its resting orders there may cost. */
final class Holding {

  private Position position = Position.FLAT;
  private RestingCost bids = RestingCost.NOTHING;
  private RestingCost asks = RestingCost.NOTHING;

  Position position() {
    return position;
  }

  void position(Position changed) {
    position = changed;
  }

  boolean rests() {
    return bids.count() + asks.count() > 0;
  }

  /** One order's cost in place of another. */
  void replace(Side side, RestingCost before, RestingCost after) {
    if (side == Side.BID) {
      bids = bids.minus(before).plus(after);
    } else {
      asks = asks.minus(before).plus(after);
    }
  }

  long reserved() {
    return reserved(position.count(), bids, asks);
  }

  /** The same with another position, and with one order's cost in place of another. */
  long reservedWith(long count, Side side, RestingCost before, RestingCost after) {
    RestingCost own = (side == Side.BID ? bids : asks).minus(before).plus(after);
    return side == Side.BID ? reserved(count, own, asks) : reserved(count, bids, own);
  }

  /** Bids close NO, asks close YES. */
  private static long reserved(long count, RestingCost bids, RestingCost asks) {
    return Math.addExact(bids.reserve(-count), asks.reserve(count));
  }
}
