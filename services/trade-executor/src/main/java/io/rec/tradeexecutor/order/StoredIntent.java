package io.rec.tradeexecutor.order;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.trade.OrderIntent.Purpose;
import io.rec.domain.trade.OrderIntent.TimeInForce;
import io.rec.platform.role.Mode;
import io.rec.venues.kalshi.order.NewOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as the trade manager stored it.
 *
 * @param mode whose money its trade moves; empty where nobody wrote it down
 */
record StoredIntent(
    String id,
    long tradeId,
    Purpose purpose,
    String symbol,
    String ticker,
    Direction direction,
    Contracts count,
    Price yesLimit,
    TimeInForce timeInForce,
    boolean reduceOnly,
    Instant createdAt,
    Instant sendBefore,
    Optional<Mode> mode) {

  boolean opens() {
    return purpose == Purpose.OPEN;
  }

  /** The most that is paid for a contract of the side that it opens. */
  Price mostPaid() {
    return direction == Direction.BID ? yesLimit : yesLimit.opposite();
  }

  Money mostCost() {
    return mostPaid().times(count).plus(Opening.fee(count, mostPaid()));
  }

  NewOrder order() {
    return new NewOrder(id, ticker, direction, count, yesLimit, timeInForce, reduceOnly);
  }
}
