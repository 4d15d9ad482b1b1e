package io.rec.venues.kalshi.market;

import java.math.BigDecimal;

/** Prices from start to end lie this step apart. */
public record PriceRange(BigDecimal start, BigDecimal end, BigDecimal step) {}
