package io.rec.venues.connector.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A price now.
 *
 * @param changePercent since the close of the day before, to 2 decimals
 * @param source the connector that gave it
 */
public record MarketQuote(
    String symbol,
    BigDecimal price,
    BigDecimal changePercent,
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Instant at,
    String source) {}
