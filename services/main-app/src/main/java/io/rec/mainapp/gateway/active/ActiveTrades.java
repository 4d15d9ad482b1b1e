package io.rec.mainapp.gateway.active;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.util.List;

/**
 * The trades that are not over.
 *
 * @param atStake dollars that all of them may lose
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ActiveTrades(List<ActiveTrade> trades, boolean autoStop, BigDecimal atStake) {}
