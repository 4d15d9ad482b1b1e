package io.rec.venues.connector.order;

import java.math.BigDecimal;

/**
 * An order to be sent.
 *
 * @param clientOrderId made from the trade's intent and stored before the first call
 */
public record OrderTicket(
    String clientOrderId,
    String symbol,
    BigDecimal quantity,
    Side side,
    OrderType type,
    TimeInForce timeInForce) {

  public OrderTicket {
    if (clientOrderId.isBlank()) {
      throw new IllegalArgumentException("client_order_id is blank");
    }
    if (symbol.isBlank()) {
      throw new IllegalArgumentException("symbol is blank");
    }
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("quantity is not positive: " + quantity.toPlainString());
    }
  }
}
