package io.rec.venues.binance;

import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Orders as Binance writes and reads them. Its order ids are only unique with their symbol. */
final class BinanceOrders {

  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(100);

  private BinanceOrders() {}

  /** Refuses what the venue does not have. */
  static Map<String, String> parameters(OrderTicket ticket) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("symbol", ticket.symbol());
    all.put("side", ticket.side().name());
    switch (ticket.type()) {
      case OrderType.Market market -> all.put("type", "MARKET");
      case OrderType.Limit limit -> {
        all.put("type", "LIMIT");
        all.put("timeInForce", word(ticket.timeInForce()));
        all.put("price", limit.price().toPlainString());
      }
      case OrderType.Stop stop -> {
        all.put("type", "STOP_LOSS");
        all.put("stopPrice", stop.stop().toPlainString());
      }
      case OrderType.StopLimit stop -> {
        all.put("type", "STOP_LOSS_LIMIT");
        all.put("timeInForce", word(ticket.timeInForce()));
        all.put("price", stop.limit().toPlainString());
        all.put("stopPrice", stop.stop().toPlainString());
      }
      case OrderType.TrailingPercent trailing -> {
        all.put("type", "STOP_LOSS");
        all.put(
            "trailingDelta", trailing.percent().multiply(BASIS_POINTS).toBigInteger().toString());
      }
      case OrderType.TrailingAmount amount ->
          throw new IllegalArgumentException("binance trails by percent only, not by an amount");
    }
    all.put("quantity", ticket.quantity().toPlainString());
    all.put("newClientOrderId", ticket.clientOrderId());
    all.put("newOrderRespType", "RESULT");
    return all;
  }

  static PlacedOrder read(Fields order) throws MalformedMessage {
    String symbol = order.text("symbol");
    BigDecimal filled = order.decimal("executedQty");
    String status = order.text("status");
    return new PlacedOrder(
        symbol + ":" + order.whole("orderId"),
        order.text("clientOrderId"),
        symbol,
        side(order.text("side")),
        order.decimal("origQty"),
        filled,
        average(order, filled),
        state(status),
        status);
  }

  private static Optional<BigDecimal> average(Fields order, BigDecimal filled)
      throws MalformedMessage {
    Optional<BigDecimal> paid = order.optionalDecimal("cummulativeQuoteQty");
    return paid.filter(each -> filled.signum() > 0 && each.signum() > 0)
        .map(each -> each.divide(filled, MathContext.DECIMAL64));
  }

  /** There are no days on an exchange that never closes. */
  private static String word(TimeInForce time) {
    return switch (time) {
      case DAY, GTC -> "GTC";
      case IOC -> "IOC";
      case FOK -> "FOK";
    };
  }

  private static Side side(String word) throws MalformedMessage {
    return switch (word) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default -> throw new MalformedMessage("side is neither BUY nor SELL: " + word);
    };
  }

  private static OrderState state(String word) throws MalformedMessage {
    return switch (word) {
      case "PENDING_NEW" -> OrderState.PENDING;
      case "NEW", "PENDING_CANCEL" -> OrderState.WORKING;
      case "PARTIALLY_FILLED" -> OrderState.PARTIALLY_FILLED;
      case "FILLED" -> OrderState.FILLED;
      case "CANCELED" -> OrderState.CANCELED;
      case "EXPIRED", "EXPIRED_IN_MATCH" -> OrderState.EXPIRED;
      case "REJECTED" -> OrderState.REJECTED;
      default -> throw new MalformedMessage("status is unknown: " + word);
    };
  }
}
