package io.rec.trademanager.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalDouble;

/** A real tick's price of a symbol in dollars, and the momentum then in percent. */
public record SeenPrice(BigDecimal price, Instant at, OptionalDouble momentum) {}
