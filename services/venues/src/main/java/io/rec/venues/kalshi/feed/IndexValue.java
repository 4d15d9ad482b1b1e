package io.rec.venues.kalshi.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A value of the settlement index, and its average over the last minute. */
public record IndexValue(
    String indexId, BigDecimal value, Instant at, Optional<BigDecimal> average60s) {}
