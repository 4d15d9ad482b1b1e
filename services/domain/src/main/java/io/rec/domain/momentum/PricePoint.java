package io.rec.domain.momentum;

import java.time.Instant;

/** A price and when it was. */
public record PricePoint(Instant at, double price) {}
