package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** A command about a trade was taken; what becomes of it follows on the socket. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record TradeTaken(long tradeId, String state) {}
