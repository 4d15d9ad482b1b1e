package io.rec.venues.connector.order;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is held.
 *
 * @param quantity negative when short
 */
public record BrokerPosition(
    String symbol,
    BigDecimal quantity,
    BigDecimal available,
    Optional<BigDecimal> averageEntryPrice,
    Optional<BigDecimal> marketValue) {}
