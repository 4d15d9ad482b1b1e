package io.rec.venuesimulator.price;

import java.math.BigDecimal;

/** The last 24 hours of a product, read each quarter of an hour; prices in dollars. */
public record DayRange(BigDecimal open, BigDecimal low, BigDecimal high) {}
