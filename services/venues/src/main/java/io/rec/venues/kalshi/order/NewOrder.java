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
    Lifetime lifetime,
    boolean reduceOnly) {

  public NewOrder(
      String clientOrderId,
      String ticker,
      Direction direction,
      Contracts count,
      Price yesPrice,
      TimeInForce timeInForce,
      boolean reduceOnly) {
    this(clientOrderId, ticker, direction, count, yesPrice, Lifetime.of(timeInForce), reduceOnly);
  }

  /** The body of the call; numbers are texts, because the exchange refuses others. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ticker", ticker);
    body.put("client_order_id", clientOrderId);
    body.put("side", direction.word());
    body.put("count", count.number().toPlainString());
    body.put("price", yesPrice.dollars().toPlainString());
    body.put("time_in_force", lifetime.word());
    body.put("self_trade_prevention_type", "taker_at_cross");
    if (reduceOnly) {
      body.put("reduce_only", true);
    }
    return body;
  }
}
