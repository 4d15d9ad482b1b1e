package io.rec.venuesimulator.binance.order;

import java.math.BigDecimal;

/** What an order has traded, exactly: coins, and the USDT for them. */
public record Filled(BigDecimal quantity, BigDecimal amount) {

  static final Filled NOTHING = new Filled(BigDecimal.ZERO, BigDecimal.ZERO);

  Filled with(BigDecimal more, BigDecimal price) {
    return new Filled(quantity.add(more), amount.add(more.multiply(price)));
  }
}
