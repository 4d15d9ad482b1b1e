package io.rec.venues.kalshi.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A turn in a market's life, by the exchange's word: created, activated, deactivated,
 * close_date_updated, determined, settled. What the word does not bring is empty.
 */
public record Lifecycle(
    String word,
    String ticker,
    String eventTicker,
    Optional<Instant> closeTime,
    String result,
    Optional<BigDecimal> settlementValue) {}
