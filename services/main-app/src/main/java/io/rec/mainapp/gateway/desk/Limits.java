package io.rec.mainapp.gateway.desk;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;

/** The risk limits of the TradingSystem; amounts in dollars. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Limits(
    int maxPositionContracts,
    BigDecimal maxExposure,
    BigDecimal maxDailyLoss,
    int maxOpenTrades,
    BigDecimal maxOrder) {}
