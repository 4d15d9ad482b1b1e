package io.rec.domain.trade;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.strikes.Side;

/**
 * An order as it is stored before it is sent.
 *
 * @param side what the trade holds or will hold
 * @param limit of that side: the most to pay when it opens, the least to take when it closes
 */
public record OrderIntent(
    ClientOrderId id, Purpose purpose, String ticker, Side side, Contracts count, Price limit) {

  /** What an order is for. */
  public enum Purpose {
    OPEN,
    CLOSE
  }

  /** How long an order may wait. */
  public enum TimeInForce {
    FILL_OR_KILL,
    IMMEDIATE_OR_CANCEL
  }

  /** An entry is all or nothing; a close takes what is there, and the rest is tried again. */
  public TimeInForce timeInForce() {
    return purpose == Purpose.OPEN ? TimeInForce.FILL_OR_KILL : TimeInForce.IMMEDIATE_OR_CANCEL;
  }

  /** A close never opens the other side. */
  public boolean reduceOnly() {
    return purpose == Purpose.CLOSE;
  }

  public Direction direction() {
    return purpose == Purpose.OPEN ? Direction.buying(side) : Direction.selling(side);
  }

  /** The limit on the venue's scale. */
  public Price yesLimit() {
    return side == Side.YES ? limit : limit.opposite();
  }
}
