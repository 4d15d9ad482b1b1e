package io.rec.domain.trade;

import io.rec.domain.trade.Effect.CloseRest;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.SendOrder;
import io.rec.domain.trade.Effect.Severity;
import io.rec.domain.trade.Effect.StoreIntent;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Closing;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.domain.trade.TradeState.Open;
import java.util.ArrayList;
import java.util.List;

/** Answers after a way out was asked for. */
final class Leaving {
  private Leaving() {}

  static Step answer(Closing state, TradeEvent event) {
    return switch (event) {
      case OpenTicket open -> Hearing.again(state, open);
      case OrderNews news -> Hearing.of(state, news, orders -> heard(state, news, orders));
      case CloseTicket close -> closing(state, close);
      case HourEnds end -> Settling.expired(state, end);
      case SettlementFound found -> Settling.settled(state, found);
    };
  }

  /** One close order at a time, for all that is not to be kept, while the market is open. */
  static Step closing(Existing state, CloseTicket close) {
    var orders = state.orders();
    if (close.attempt() != orders.nextAttempt()) {
      return Step.unchanged(
          state,
          close,
          "attempt %d is not the next, %d".formatted(close.attempt(), orders.nextAttempt()));
    }
    if (orders.hasLiveClose() || orders.rest().isNone()) {
      return Hearing.askAgain(state, close, "the close before is not final");
    }
    if (!orders.rest().isMoreThan(close.keep())) {
      return Step.unchanged(
          state, close, "%s are held and %s are to be kept".formatted(orders.rest(), close.keep()));
    }
    if (orders.ticket().isOver(close.at())) {
      return Step.unchanged(state, close, "its event closed at " + orders.ticket().closesAt());
    }
    var intent = orders.closeIntent(close);
    return new Step(
        state,
        close,
        new Closing(orders.closing(close)),
        List.of(
            new StoreIntent(intent),
            new TellSupervisor(TradeStatus.CLOSING),
            new SendOrder(intent)),
        "the close order is stored, then sent");
  }

  static Step heard(Existing state, OrderNews news, TradeOrders orders) {
    if (orders.rest().isNone()) {
      return orders.isFinished()
          ? sold(state, news, orders)
          : stays(state, news, orders, "all is sold, but an order is not final");
    }
    if (orders.hasLiveClose()) {
      return stays(state, news, orders, "the close order is not final");
    }
    if (orders.toSell().isNone()) {
      return kept(state, news, orders);
    }
    if (!news.order().equals(orders.entry().id())) {
      if (news instanceof OrderFailed failed) {
        return refused(state, news, orders, "close refused: " + failed.failure().text());
      }
      if (news instanceof OrderNotFound) {
        return refused(state, news, orders, "the close never reached the venue");
      }
    }
    return new Step(
        state,
        news,
        new Closing(orders),
        List.of(new CloseRest(orders.nextAttempt(), orders.toSell())),
        "%s of %s are left to sell".formatted(orders.toSell(), orders.bought().filled()));
  }

  /** Somebody wanted a part out, and it is. */
  private static Step kept(Existing state, OrderNews news, TradeOrders orders) {
    var effects = new ArrayList<>(Hearing.lookUps(orders));
    effects.addFirst(new TellSupervisor(TradeStatus.OPEN));
    return new Step(
        state,
        news,
        new Open(orders),
        effects,
        "%s of %s are kept".formatted(orders.rest(), orders.bought().filled()));
  }

  static Step sold(Existing state, OrderNews news, TradeOrders orders) {
    return new Step(
        state,
        news,
        new Closed(orders, Result.sold(orders)),
        List.of(new TellSupervisor(TradeStatus.CLOSED)),
        "everything is sold");
  }

  private static Step stays(Existing state, OrderNews news, TradeOrders orders, String why) {
    var effects = new ArrayList<>(Hearing.lookUps(orders));
    if (!(state instanceof Closing)) {
      effects.addFirst(new TellSupervisor(TradeStatus.CLOSING));
    }
    return new Step(state, news, new Closing(orders), effects, why);
  }

  /** Whoever wanted out decides anew, on the prices of then. */
  private static Step refused(Existing state, OrderNews news, TradeOrders orders, String what) {
    return new Step(
        state,
        news,
        new Open(orders),
        List.of(new TellSupervisor(TradeStatus.OPEN), new RaiseAlert(Severity.CRITICAL, what)),
        "nothing of the close is alive and it may be tried again");
  }
}
