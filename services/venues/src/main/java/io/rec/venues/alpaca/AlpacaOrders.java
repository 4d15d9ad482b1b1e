package io.rec.venues.alpaca;

import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders as Alpaca writes and reads them; decimals are texts both ways. */
final class AlpacaOrders {

  private AlpacaOrders() {}

  static Map<String, Object> body(OrderTicket ticket) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("symbol", ticket.symbol());
    body.put("qty", ticket.quantity().toPlainString());
    body.put("side", ticket.side().word());
    body.put("time_in_force", ticket.timeInForce().word());
    body.put("client_order_id", ticket.clientOrderId());
    switch (ticket.type()) {
      case OrderType.Market market -> body.put("type", "market");
      case OrderType.Limit limit -> {
        body.put("type", "limit");
        body.put("limit_price", limit.price().toPlainString());
      }
      case OrderType.Stop stop -> {
        body.put("type", "stop");
        body.put("stop_price", stop.stop().toPlainString());
      }
      case OrderType.StopLimit stop -> {
        body.put("type", "stop_limit");
        body.put("stop_price", stop.stop().toPlainString());
        body.put("limit_price", stop.limit().toPlainString());
      }
      case OrderType.TrailingAmount trailing -> {
        body.put("type", "trailing_stop");
        body.put("trail_price", trailing.amount().toPlainString());
      }
      case OrderType.TrailingPercent trailing -> {
        body.put("type", "trailing_stop");
        body.put("trail_percent", trailing.percent().toPlainString());
      }
    }
    return body;
  }

  static PlacedOrder read(Fields order) throws MalformedMessage {
    String status = order.text("status");
    return new PlacedOrder(
        order.text("id"),
        order.text("client_order_id"),
        order.text("symbol"),
        side(order.text("side")),
        // An order over an amount of money has no quantity before it is filled.
        order.optionalDecimal("qty").orElse(BigDecimal.ZERO),
        order.optionalDecimal("filled_qty").orElse(BigDecimal.ZERO),
        order.optionalDecimal("filled_avg_price"),
        state(status),
        status);
  }

  private static Side side(String word) throws MalformedMessage {
    return switch (word) {
      case "buy" -> Side.BUY;
      case "sell" -> Side.SELL;
      default -> throw new MalformedMessage("side is neither buy nor sell: " + word);
    };
  }

  private static OrderState state(String word) throws MalformedMessage {
    return switch (word) {
      case "pending_new", "pending_review", "accepted_for_bidding" -> OrderState.PENDING;
      case "accepted",
          "new",
          "held",
          "calculated",
          "stopped",
          "suspended",
          "done_for_day",
          "pending_cancel",
          "pending_replace" ->
          OrderState.WORKING;
      case "partially_filled" -> OrderState.PARTIALLY_FILLED;
      case "filled" -> OrderState.FILLED;
      case "canceled" -> OrderState.CANCELED;
      case "expired" -> OrderState.EXPIRED;
      case "rejected" -> OrderState.REJECTED;
      case "replaced" -> OrderState.REPLACED;
      default -> throw new MalformedMessage("status is unknown: " + word);
    };
  }
}
