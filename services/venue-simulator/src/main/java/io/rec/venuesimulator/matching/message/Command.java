package io.rec.venuesimulator.matching.message;

/**
 * One thing the engine is asked to do. Markets and members are small numbers that the caller gives
 * out; order ids rise from command to command, so that the lower id is the older order.
 */
public sealed interface Command {

  /** When the exchange took it. */
  long at();

  /** Does not expire, or belongs to no group. */
  long NONE = 0;

  /** For an amendment that leaves the expiry as it is. */
  long SAME_EXPIRY = -1;

  /** What members ask for. */
  sealed interface Request extends Command {
    int member();

    /** The order it is about, or {@link #NONE}. */
    long order();
  }

  /** A new order. With {@code reduceOnly} the member's position caps what it may take. */
  record Place(
      long at,
      int member,
      int market,
      long order,
      Side side,
      int price,
      long count,
      TimeInForce timeInForce,
      SelfTrade selfTrade,
      boolean postOnly,
      boolean reduceOnly,
      boolean cancelOnPause,
      long expiresAt,
      long group)
      implements Request {}

  /** The count is the total: what was filled and what shall be left. */
  record Amend(
      long at, int member, int market, long order, Side side, int price, long count, long expiresAt)
      implements Request {}

  record DecreaseBy(long at, int member, int market, long order, long by) implements Request {}

  record DecreaseTo(long at, int member, int market, long order, long to) implements Request {}

  record Cancel(long at, int member, int market, long order) implements Request {}

  /** Every order of the member on every market. */
  record CancelAll(long at, int member) implements Request {
    @Override
    public long order() {
      return NONE;
    }
  }

  /** The limit counts contracts matched within fifteen seconds. */
  record CreateGroup(long at, int member, long group, long limit) implements Request {
    @Override
    public long order() {
      return NONE;
    }
  }

  /** What members ask for the order groups they have. */
  sealed interface GroupRequest extends Request {
    long group();

    @Override
    default long order() {
      return NONE;
    }
  }

  record LimitGroup(long at, int member, long group, long limit) implements GroupRequest {}

  record TriggerGroup(long at, int member, long group) implements GroupRequest {}

  record ResetGroup(long at, int member, long group) implements GroupRequest {}

  record DeleteGroup(long at, int member, long group) implements GroupRequest {}

  record ListMarket(long at, int market, PriceGrid grid) implements Command {}

  /** Activation cancels what rests there from before. */
  record SetActive(long at, int market, boolean active) implements Command {}

  record CloseMarket(long at, int market) implements Command {}

  record SetPhase(long at, TradingPhase phase) implements Command {}

  /** Cancels what has expired; due at least once a second. */
  record Sweep(long at) implements Command {}
}
