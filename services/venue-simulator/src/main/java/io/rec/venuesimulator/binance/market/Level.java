package io.rec.venuesimulator.binance.market;

import java.math.BigDecimal;

/** What stands at one price of the book. */
public record Level(BigDecimal price, BigDecimal quantity) {}
