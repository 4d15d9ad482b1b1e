package io.rec.venues.kalshi.order;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a resting order is to be from now on. Both figures are absolute, so that saying them twice
 * changes nothing.
 *
 * @param direction as it is; the exchange wants it said and changes it never
 * @param count in all: what is filled already and what is still wanted
 */
public record Amendment(
    String orderId, String ticker, Direction direction, Price yesPrice, Contracts count) {

  /** The body of the call; what it does not name, as the order's end, stays as it is. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ticker", ticker);
    body.put("side", direction.word());
    body.put("price", yesPrice.dollars().toPlainString());
    body.put("count", count.number().toPlainString());
    return body;
  }
}
