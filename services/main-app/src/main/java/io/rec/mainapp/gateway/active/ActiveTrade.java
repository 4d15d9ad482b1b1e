package io.rec.mainapp.gateway.active;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.gateway.Enablement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade that is not over, in dollars; null means unknown.
 *
 * @param closePrice what one contract would bring if it were given back now
 * @param unrealisedNet gain of all that is held, less fees so far and the fee of closing
 * @param worstCase what all of it loses if the other side wins, a negative number
 * @param stale whether price, quote or probability are past their limits
 * @param figuresAt when the supervisor last computed it; null while it has not
 * @param stopRule what would close it by itself, a sentence
 * @param stop the same as values, and what was set for this trade
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ActiveTrade(
    long id,
    int version,
    @Schema(allowableValues = {"pending", "open", "closing", "error"}) String status,
    String symbol,
    String ticker,
    @Nullable String eventTicker,
    @Nullable String contract,
    String strike,
    @Schema(allowableValues = {"yes", "no"}) String side,
    BigDecimal position,
    BigDecimal held,
    BigDecimal buyPrice,
    BigDecimal fees,
    @Nullable Double entryProbability,
    @Nullable BigDecimal symbolPrice,
    @Nullable BigDecimal closePrice,
    @Nullable BigDecimal buffer,
    @Nullable Double probability,
    @Nullable BigDecimal unrealisedGross,
    @Nullable BigDecimal unrealisedNet,
    @Nullable BigDecimal unrealisedPct,
    BigDecimal worstCase,
    @Nullable Instant closesAt,
    boolean stale,
    @Nullable Instant figuresAt,
    boolean outcomeUnknown,
    @Nullable String reason,
    String entryMethod,
    Instant createdAt,
    @Nullable Instant openedAt,
    String stopRule,
    StopInForce stop,
    Enablement canClose) {}
