package io.rec.domain.trade;

import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.Effect.WatchSettlement;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.domain.trade.TradeState.Expired;
import java.util.ArrayList;
import java.util.List;

/** Answers after the hour of the trade's own event. */
final class Settling {
  private Settling() {}

  static Step answer(Expired state, TradeEvent event) {
    return switch (event) {
      case OpenTicket open -> Hearing.again(state, open);
      case OrderNews news -> Hearing.of(state, news, orders -> heard(state, news, orders));
      case CloseTicket close -> Step.unchanged(state, close, "the hour has ended");
      case HourEnds end -> Step.unchanged(state, end, "it has expired");
      case SettlementFound found -> settled(state, found);
    };
  }

  private static Step heard(Expired state, OrderNews news, TradeOrders orders) {
    if (orders.rest().isNone() && orders.isFinished()) {
      return Leaving.sold(state, news, orders);
    }
    return new Step(
        state,
        news,
        new Expired(orders, state.symbolClose()),
        watch(orders),
        "news of before the hour");
  }

  /** Open and closing trades expire with their own event, not with another's. */
  static Step expired(Existing state, HourEnds end) {
    if (!Hearing.isOver(state, end)) {
      return Hearing.notYet(state, end);
    }
    return expired(state, end, state.orders(), end);
  }

  /** Because the hour ends, or because of news that came after it. */
  static Step expired(Existing state, TradeEvent event, TradeOrders orders, HourEnds end) {
    var effects = new ArrayList<Effect>(watch(orders));
    effects.addFirst(new TellSupervisor(TradeStatus.EXPIRED));
    return new Step(
        state, event, new Expired(orders, end.symbolPrice()), effects, "its event has closed");
  }

  /** What is left is paid, unless an order may still have sold some of it. */
  static Step settled(Existing state, SettlementFound found) {
    var orders = state.orders();
    if (!found.ticker().equals(orders.ticket().ticker())) {
      return Step.unchanged(state, found, "it is of " + found.ticker());
    }
    if (!orders.isFinished()) {
      return Hearing.askAgain(state, found, "an order is not final");
    }
    return new Step(
        state,
        found,
        new Closed(orders, Result.settled(orders, found.winner())),
        List.of(new TellSupervisor(TradeStatus.CLOSED)),
        "%s won".formatted(found.winner().word()));
  }

  private static List<Effect> watch(TradeOrders orders) {
    var effects = new ArrayList<>(Hearing.lookUps(orders));
    effects.add(new WatchSettlement(orders.ticket().ticker()));
    return effects;
  }
}
