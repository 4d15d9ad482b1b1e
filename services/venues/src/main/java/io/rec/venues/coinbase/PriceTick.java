package io.rec.venues.coinbase;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;

/** A price in dollars, at the time the venue says, never the time it was received. */
public record PriceTick(String productId, BigDecimal price, Instant at) {

  public PriceTick {
    requireNonNull(productId, "productId");
    requireNonNull(at, "at");
    if (price.signum() <= 0) {
      throw new IllegalArgumentException(
          "price of %s is not positive: %s".formatted(productId, price));
    }
  }
}
