package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.matching.message.Side;
import java.util.UUID;

/** A member's side of a trade; the position is the one after it. */
public record MemberFill(
    UUID trade,
    UUID order,
    String clientOrderId,
    ListedMarket market,
    Side side,
    int price,
    long count,
    boolean taker,
    long fee,
    long position,
    long atMillis) {

  /** Both sides of a trade may be one member's, by two orders. */
  public String key() {
    return trade + ":" + order;
  }
}
