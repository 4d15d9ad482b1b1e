package io.rec.venues.coinbase;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A price in dollars, at the time the venue says, never the time it was received. The sequence is
 * the number of the message on its connection, -1 where the venue gave none.
 */
public record PriceTick(String productId, BigDecimal price, Instant at, long sequence) {

  public PriceTick {
    requireNonNull(productId, "productId");
    requireNonNull(at, "at");
    if (price.signum() <= 0) {
      throw new IllegalArgumentException(
          "price of %s is not positive: %s".formatted(productId, price));
    }
  }

  public PriceTick(String productId, BigDecimal price, Instant at) {
    this(productId, price, at, -1);
  }
}
