package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is in force for one trade, as the trade manager has stored it.
 *
 * @param id of the trade
 * @param autoStop false: the automatic stop leaves it alone
 * @param currentProbability percent below which it is closed; null is the floor of the desk
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradeStop(
    long id,
    int version,
    boolean autoStop,
    @Nullable Integer currentProbability,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {}
