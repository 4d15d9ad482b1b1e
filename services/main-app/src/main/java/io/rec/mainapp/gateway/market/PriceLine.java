package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The newest price of a symbol.
 *
 * @param feed where it comes from
 * @param momentum weighted score in percent
 * @param change1h percent
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PriceLine(
    String symbol,
    BigDecimal price,
    @Nullable BigDecimal oneMinuteAvg,
    String feed,
    @Nullable Double momentum,
    @Nullable Integer bucket,
    Deltas deltas,
    boolean momentumStale,
    @Nullable Double volatility,
    boolean volSpike,
    Changes changes) {}
