package io.rec.domain.stop;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeOrders;
import java.time.Instant;

/**
 * A trade that holds something.
 *
 * @param count what is left of it
 * @param cost what that cost, without fees
 * @param fees what the trade was charged so far
 * @param closesAt when its own event closes
 * @param nextAttempt the number that its next close order will have
 */
public record ActiveTrade(
    long id,
    String ticker,
    Side side,
    long strike,
    Contracts count,
    Money cost,
    Money fees,
    Instant openedAt,
    Instant closesAt,
    int nextAttempt) {

  public ActiveTrade {
    if (count.isNone()) {
      throw new IllegalArgumentException("trade %d holds nothing".formatted(id));
    }
  }

  /** From the books of a trade of which something is left. */
  public static ActiveTrade of(long id, TradeOrders orders, long strike, Instant openedAt) {
    var ticket = orders.ticket();
    return new ActiveTrade(
        id,
        ticket.ticker(),
        ticket.side(),
        strike,
        orders.rest(),
        orders.restCost(),
        orders.fees(),
        openedAt,
        ticket.closesAt(),
        orders.nextAttempt());
  }
}
