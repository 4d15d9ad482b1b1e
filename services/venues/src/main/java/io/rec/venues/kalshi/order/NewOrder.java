package io.rec.venues.kalshi.order;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.trade.OrderIntent.TimeInForce;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An order as the exchange wants it. There is no market order: a limit that crosses is one.
 *
 * @param clientOrderId the exchange takes each one once and for good
 * @param reduceOnly never more than is held; only for what is not to rest
 */
public record NewOrder(
    String clientOrderId,
    String ticker,
    Direction direction,
    Contracts count,
    Price yesPrice,
    TimeInForce timeInForce,
    boolean reduceOnly) {

  /** The body of the call; numbers are texts, because the exchange refuses others. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ticker", ticker);
    body.put("client_order_id", clientOrderId);
    body.put("side", direction.word());
    body.put("count", count.number().toPlainString());
    body.put("price", yesPrice.dollars().toPlainString());
    body.put("time_in_force", word(timeInForce));
    body.put("self_trade_prevention_type", "taker_at_cross");
    if (reduceOnly) {
      body.put("reduce_only", true);
    }
    return body;
  }

  private static String word(TimeInForce time) {
    return switch (time) {
      case FILL_OR_KILL -> "fill_or_kill";
      case IMMEDIATE_OR_CANCEL -> "immediate_or_cancel";
    };
  }
}
