package io.rec.mainapp.gateway.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The kill switch.
 *
 * @param level in force: the stricter of what people set and what the TradingSystem says
 * @param set what people set
 * @param bySystem what the TradingSystem says
 * @param kept the database is away: the executor keeps it and stores it when it is back
 * @param cancelled orders taken off the exchange since it was set, in the answer to whoever set it
 *     those that his call took off; null where none were to be
 * @param left orders that may still rest; null where none were to be cancelled
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Kill(
    @Schema(allowableValues = {"none", "pause_entries", "cancel_all", "flatten"}) String level,
    @Schema(allowableValues = {"none", "pause_entries", "cancel_all", "flatten"}) String set,
    @Schema(allowableValues = {"none", "pause_entries", "cancel_all", "flatten"}) String bySystem,
    boolean kept,
    String reason,
    String actor,
    @Nullable Instant since,
    @Nullable Integer cancelled,
    @Nullable Integer left) {}
