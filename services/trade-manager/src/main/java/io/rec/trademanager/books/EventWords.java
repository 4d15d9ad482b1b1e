package io.rec.trademanager.books;

import io.rec.domain.trade.Execution;
import io.rec.domain.trade.TradeEvent;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import java.util.Map;
import java.util.TreeMap;

/** What an event said, for its row of the timeline. */
final class EventWords {
  private EventWords() {}

  static Map<String, String> of(TradeEvent event) {
    return switch (event) {
      case OpenTicket open ->
          Map.of(
              "count", open.ticket().count().toString(),
              "price", open.ticket().price().toString(),
              "limit", open.ticket().limit().toString());
      case CloseTicket close ->
          Map.of(
              "attempt", Integer.toString(close.attempt()),
              "at_least", close.atLeast().toString(),
              "keep", close.keep().toString(),
              "method", close.method().word());
      case HourEnds end -> Map.of("at", end.at().toString());
      case SettlementFound found ->
          Map.of("winner", found.winner().word(), "at", found.at().toString());
      case OrderAccepted accepted ->
          Map.of("order", accepted.order().text(), "order_id", accepted.venueId());
      case OrderFailed failed ->
          Map.of(
              "order", failed.order().text(),
              "kind", failed.failure().kind().name(),
              "text", failed.failure().text());
      case OrderNotFound missing ->
          Map.of("order", missing.order().text(), "asked_at", missing.at().toString());
      case OrderFilled filled -> execution(filled.order().text(), filled.execution());
      case OrderDone done -> execution(done.order().text(), done.execution());
    };
  }

  private static Map<String, String> execution(String order, Execution execution) {
    var words = new TreeMap<String, String>();
    words.put("order", order);
    words.put("filled", execution.filled().toString());
    words.put("amount", execution.amount().toString());
    words.put("fees", execution.fees().toString());
    words.put("exact", Boolean.toString(execution.exact()));
    return words;
  }
}
