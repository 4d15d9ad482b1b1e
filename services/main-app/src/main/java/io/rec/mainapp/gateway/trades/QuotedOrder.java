package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** The exact order a quote is for; cents. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record QuotedOrder(
    String market,
    String symbol,
    long strike,
    String side,
    int contracts,
    int limitCents,
    int maxSlippage,
    String timeInForce) {}
