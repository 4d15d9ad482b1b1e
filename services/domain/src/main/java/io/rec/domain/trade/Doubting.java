package io.rec.domain.trade;

import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.Failed;

/** Answers after the order that opens the trade failed, or seemed to. */
final class Doubting {
  private Doubting() {}

  static Step answer(Failed state, TradeEvent event) {
    return switch (event) {
      case OpenTicket open -> Hearing.again(state, open);
      case OrderNews news -> Hearing.of(state, news, orders -> heard(state, news, orders));
      case CloseTicket close -> Step.unchanged(state, close, "nothing is known to be bought");
      case HourEnds end -> ended(state, end);
      case SettlementFound found -> Hearing.askAgain(state, found, "nothing is known to be bought");
    };
  }

  private static Step heard(Failed state, OrderNews news, TradeOrders orders) {
    if (!orders.rest().isNone()) {
      return Entering.opened(state, news, orders, "it was bought after all");
    }
    if (orders.entry().isFinal()) {
      return Entering.deleted(state, news, orders, "looked up: " + state.message());
    }
    return new Step(
        state,
        news,
        new Failed(orders, state.message()),
        Hearing.lookUps(orders),
        "the outcome is still unknown");
  }

  private static Step ended(Failed state, HourEnds end) {
    if (!Hearing.isOver(state, end)) {
      return Hearing.notYet(state, end);
    }
    var orders = state.orders().after(end);
    return state.isOutcomeUnknown()
        ? new Step(
            state,
            end,
            new Failed(orders, state.message()),
            Hearing.lookUps(orders),
            "it stays until its outcome is known")
        : Entering.deleted(state, end, orders, state.message());
  }
}
