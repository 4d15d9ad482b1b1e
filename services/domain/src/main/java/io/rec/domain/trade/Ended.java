package io.rec.domain.trade;

import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.Severity;
import io.rec.domain.trade.Effect.WatchSettlement;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Deleted;
import io.rec.domain.trade.TradeState.Existing;
import java.util.ArrayList;
import java.util.List;

/** Answers of trades that are over: they never move again. */
final class Ended {
  private Ended() {}

  static Step answer(Closed state, TradeEvent event) {
    return event instanceof OrderNews news
        ? Hearing.of(state, news, orders -> late(state, news, orders))
        : over(state, event);
  }

  static Step answer(Deleted state, TradeEvent event) {
    if (event instanceof OrderNews news) {
      return Hearing.of(state, news, orders -> late(state, news, orders));
    }
    return event instanceof HourEnds end && Hearing.isOver(state, end)
        ? new Step(
            state,
            end,
            new Deleted(state.orders().after(end), state.reason()),
            List.of(),
            "the trade is over, and now its hour too")
        : over(state, event);
  }

  private static Step over(Existing state, TradeEvent event) {
    return switch (event) {
      case OpenTicket open -> Hearing.again(state, open);
      case CloseTicket close -> finished(state, close);
      case HourEnds end -> finished(state, end);
      case SettlementFound found -> finished(state, found);
      case OrderNews news -> finished(state, news);
    };
  }

  /** Every order was final: what is heard now contradicts what the venue said before. */
  private static Step late(Closed state, OrderNews news, TradeOrders orders) {
    return sameMoney(state.orders(), orders)
        ? finished(state, news)
        : Step.disputed(state, news, "money moved after the trade was closed: " + news);
  }

  /**
   * The one way back. A position that exists is supervised, whatever was proved before: ignoring it
   * would lose it. Should nobody tell a deleted trade of its hour, the settlement still ends it.
   */
  private static Step late(Deleted state, OrderNews news, TradeOrders orders) {
    if (!orders.rest().isNone()) {
      return bought(state, news, orders);
    }
    var effects = new ArrayList<>(Hearing.lookUps(orders));
    if (!effects.isEmpty()) {
      effects.add(new RaiseAlert(Severity.CRITICAL, "a dead order lives: " + news));
    }
    return new Step(
        state, news, new Deleted(orders, state.reason()), effects, "nothing was bought so far");
  }

  private static Step bought(Deleted state, OrderNews news, TradeOrders orders) {
    var step = Entering.opened(state, news, orders, "it was bought although the venue had said no");
    var effects = new ArrayList<>(step.effects());
    if (orders.hour().isEmpty()) {
      effects.add(new WatchSettlement(orders.ticket().ticker()));
    }
    effects.add(
        new RaiseAlert(Severity.CRITICAL, "bought although nothing was said to be: " + news));
    return new Step(state, news, step.to(), effects, step.why());
  }

  private static boolean sameMoney(TradeOrders before, TradeOrders after) {
    return before.bought().equals(after.bought()) && before.sold().equals(after.sold());
  }

  private static Step finished(Existing state, TradeEvent event) {
    return Step.unchanged(state, event, "the trade is over");
  }
}
