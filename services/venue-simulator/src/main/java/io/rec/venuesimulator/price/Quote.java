package io.rec.venuesimulator.price;

import java.math.BigDecimal;
import java.time.Instant;

/** One product's price and best offers at an instant, in dollars. */
public record Quote(
    String productId, BigDecimal price, BigDecimal bestBid, BigDecimal bestAsk, Instant at) {}
