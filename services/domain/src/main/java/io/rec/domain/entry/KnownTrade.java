package io.rec.domain.entry;

import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;

/**
 * A trade of this hour, as far as entries look at it.
 *
 * @param outcomeUnknown whether an error may have bought something
 */
public record KnownTrade(
    long id, String ticker, Side side, TradeStatus status, boolean outcomeUnknown) {

  boolean isOf(String otherTicker, Side otherSide) {
    return ticker.equals(otherTicker) && side == otherSide;
  }

  /** Whether it may hold something now. */
  boolean holds() {
    return switch (status) {
      case PENDING, OPEN, CLOSING -> true;
      case ERROR -> outcomeUnknown;
      case EXPIRED, CLOSED, DELETED -> false;
    };
  }

  /** Whether it counts as an entry that was made. */
  boolean wasEntered() {
    return switch (status) {
      case PENDING, OPEN, CLOSING, EXPIRED, CLOSED -> true;
      case ERROR -> outcomeUnknown;
      case DELETED -> false;
    };
  }
}
