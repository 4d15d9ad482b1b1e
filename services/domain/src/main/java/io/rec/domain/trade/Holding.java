package io.rec.domain.trade;

import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.Open;

/** Answers while the position is held and nobody asked for a way out. */
final class Holding {
  private Holding() {}

  static Step answer(Open state, TradeEvent event) {
    return switch (event) {
      case OpenTicket open -> Hearing.again(state, open);
      case OrderNews news -> Hearing.of(state, news, orders -> heard(state, news, orders));
      case CloseTicket close -> Leaving.closing(state, close);
      case HourEnds end -> Settling.expired(state, end);
      case SettlementFound found -> Settling.settled(state, found);
    };
  }

  private static Step heard(Open state, OrderNews news, TradeOrders orders) {
    if (orders.rest().isNone() || orders.hasLiveClose()) {
      // A close order that was given up lives, or has sold everything.
      return Leaving.heard(state, news, orders);
    }
    return new Step(
        state, news, new Open(orders), Hearing.lookUps(orders), "more is known of its orders");
  }
}
