package io.rec.domain.trade;

import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.Severity;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.Deleted;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.domain.trade.TradeState.Failed;
import io.rec.domain.trade.TradeState.Open;
import io.rec.domain.trade.TradeState.Pending;
import java.util.ArrayList;
import java.util.List;

/** Answers while the order that opens the trade is on its way. */
final class Entering {
  private Entering() {}

  static Step answer(Pending state, TradeEvent event) {
    return switch (event) {
      case OpenTicket open -> Hearing.again(state, open);
      case OrderNews news -> Hearing.of(state, news, orders -> heard(state, news, orders));
      case CloseTicket close -> Step.unchanged(state, close, "nothing is bought yet");
      case HourEnds end -> ended(state, end);
      case SettlementFound found ->
          Hearing.askAgain(state, found, "only the venue knows whether something was bought");
    };
  }

  private static Step ended(Pending state, HourEnds end) {
    if (!Hearing.isOver(state, end)) {
      return Hearing.notYet(state, end);
    }
    var orders = state.orders().after(end);
    return new Step(
        state,
        end,
        new Pending(orders),
        Hearing.lookUps(orders),
        "only the venue knows whether something was bought");
  }

  private static Step heard(Pending state, OrderNews news, TradeOrders orders) {
    if (!orders.rest().isNone()) {
      return opened(state, news, orders, "the position is there");
    }
    return switch (orders.entry().stage()) {
      case SENT, ACCEPTED ->
          new Step(
              state,
              news,
              new Pending(orders),
              List.of(new LookUpOrder(news.order())),
              "the venue has the order");
      case IN_DOUBT ->
          new Step(
              state,
              news,
              new Failed(orders, text(news)),
              List.of(
                  new LookUpOrder(news.order()),
                  new TellSupervisor(TradeStatus.ERROR),
                  new RaiseAlert(Severity.WARNING, "outcome unknown: " + text(news))),
              "the outcome is unknown");
      case REFUSED -> refused(state, news, orders);
      case DONE -> deleted(state, news, orders, "the order ended without a fill");
    };
  }

  private static Step refused(Pending state, OrderNews news, TradeOrders orders) {
    if (news instanceof OrderNotFound
        || news instanceof OrderFailed failed
            && failed.failure().kind() == Failure.Kind.NOTHING_BOUGHT) {
      return deleted(state, news, orders, text(news));
    }
    return new Step(
        state,
        news,
        new Failed(orders, text(news)),
        List.of(
            new TellSupervisor(TradeStatus.ERROR),
            new RaiseAlert(Severity.WARNING, "refused: " + text(news))),
        "the venue refused the order");
  }

  /** What is heard to be bought after the hour waits for its settlement at once. */
  static Step opened(Existing state, OrderNews news, TradeOrders orders, String why) {
    if (orders.hour().isPresent()) {
      return Settling.expired(state, news, orders, orders.hour().get());
    }
    var effects = new ArrayList<>(Hearing.lookUps(orders));
    effects.addFirst(new TellSupervisor(TradeStatus.OPEN));
    return new Step(state, news, new Open(orders), effects, why);
  }

  static Step deleted(Existing state, TradeEvent event, TradeOrders orders, String reason) {
    return new Step(
        state,
        event,
        new Deleted(orders, reason),
        List.of(
            new TellSupervisor(TradeStatus.DELETED),
            new RaiseAlert(Severity.WARNING, "nothing was bought: " + reason)),
        "nothing was bought");
  }

  private static String text(OrderNews news) {
    if (news instanceof OrderFailed failed) {
      return failed.failure().text();
    }
    return news instanceof OrderNotFound ? "the venue never had the order" : news.word();
  }
}
