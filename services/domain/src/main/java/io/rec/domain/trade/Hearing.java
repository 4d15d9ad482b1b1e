package io.rec.domain.trade;

import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import io.rec.domain.trade.TradeState.Existing;
import java.util.List;
import java.util.function.Function;

/** What all states do alike. */
final class Hearing {
  private Hearing() {}

  /**
   * Enters news of an order into the trade's books and leaves the rest to the state. News of
   * another's order, news that cannot be and news that is not new change nothing.
   */
  static Step of(Existing state, OrderNews news, Function<TradeOrders, Step> then) {
    var orders = state.orders();
    var found = orders.find(news.order());
    if (found.isEmpty()) {
      return Step.unchanged(state, news, news.order() + " is no order of this trade");
    }
    var order = found.get();
    var contradiction = order.contradiction(news);
    if (contradiction.isPresent()) {
      return Step.disputed(state, news, contradiction.get());
    }
    var updated = order.after(news);
    if (updated.equals(order) && news instanceof OrderNotFound && !order.isFinal()) {
      return askAgain(state, news, "it may be underway until " + order.shownFrom());
    }
    if (updated.equals(order)) {
      return Step.unchanged(state, news, "that was known");
    }
    var books = orders.with(updated);
    if (books.isOversold()) {
      return Step.disputed(
          state,
          news,
          "sold %s of %s bought".formatted(books.sold().filled(), books.bought().filled()));
    }
    return then.apply(books);
  }

  /** A ticket is opened once. */
  static Step again(Existing state, OpenTicket open) {
    var known = state.orders().ticket();
    return open.ticket().id().equals(known.id())
        ? Step.unchanged(state, open, "the ticket was taken before")
        : Step.disputed(
            state, open, "ticket %s came to trade %s".formatted(open.ticket().id(), known.id()));
  }

  static boolean isOver(Existing state, HourEnds end) {
    return state.orders().ticket().isOver(end.at());
  }

  static Step notYet(Existing state, HourEnds end) {
    return Step.unchanged(state, end, "its event closes at " + state.orders().ticket().closesAt());
  }

  /** Nothing changes but that the venue is asked about every order that is not final. */
  static Step askAgain(Existing state, TradeEvent event, String why) {
    return new Step(state, event, state, lookUps(state.orders()), why);
  }

  static List<Effect> lookUps(TradeOrders orders) {
    return orders.unfinished().stream().<Effect>map(order -> new LookUpOrder(order.id())).toList();
  }
}
