package io.rec.venues.kalshi.feed;

import io.rec.venues.kalshi.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;

/** A market's prices after a change, in dollars of the YES leg. */
public record MarketTick(
    String ticker,
    BigDecimal lastPrice,
    Quote quote,
    BigDecimal volume,
    BigDecimal openInterest,
    Instant at) {}
