package io.rec.venuesimulator.matching.message;

/** One thing that happened, in the order it happened. Book, orders and money follow from these. */
public sealed interface Event {

  long at();

  record Rejected(long at, int member, long order, Refusal refusal) implements Event {}

  /** Comes before all that the order then does. */
  record Accepted(long at, int market, int member, long order, Side side, int price, long count)
      implements Event {}

  /** What is left of an order joins the end of its price's queue. */
  record Resting(long at, int market, int member, long order, Side side, int price, long count)
      implements Event {}

  /** One resting order hit, at its price. Trades are numbered from 1. */
  record Fill(
      long at,
      int market,
      long trade,
      Side takerSide,
      int price,
      long count,
      int taker,
      long takerOrder,
      long takerLeft,
      int maker,
      long makerOrder,
      long makerLeft)
      implements Event {}

  /** The end of an order with something left; {@code rested} tells whether the book had it. */
  record Canceled(
      long at,
      int market,
      int member,
      long order,
      Side side,
      int price,
      long count,
      boolean rested,
      CancelReason reason)
      implements Event {}

  /** Keeps its place in the queue. */
  record Decreased(
      long at, int market, int member, long order, Side side, int price, long by, long left)
      implements Event {}

  /**
   * Without its old place it has left the book: fills, a cancel or a new place in the queue follow.
   */
  record Amended(
      long at,
      int market,
      int member,
      long order,
      Side side,
      int oldPrice,
      long oldLeft,
      int price,
      long left,
      boolean keepsPlace,
      long expiresAt)
      implements Event {}

  /** What became of an order group. */
  record GroupChanged(long at, int member, long group, Change change) implements Event {

    /** The turns in a group's life. */
    public enum Change {
      CREATED,
      LIMITED,
      TRIGGERED,
      RESET,
      DELETED
    }
  }
}
