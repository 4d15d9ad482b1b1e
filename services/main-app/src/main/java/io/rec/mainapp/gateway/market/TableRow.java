package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.gateway.Enablement;
import io.rec.mainapp.gateway.active.BySide;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One strike; asks and bids in cents, probability and diffs in percent points.
 *
 * @param probability the chance that the active side wins
 * @param heat 0 to 3: below 80, from 80, from 95, from 98 percent
 * @param held contracts of ours by side
 * @param resting contracts of ours in resting orders by side
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TableRow(
    long strike,
    String ticker,
    double buffer,
    double bufferPct,
    @Nullable Double probability,
    @Nullable Integer yesAsk,
    @Nullable Integer noAsk,
    @Nullable Integer yesBid,
    @Nullable Integer noBid,
    @Nullable Double yesDiff,
    @Nullable Double noDiff,
    long volume,
    @Schema(allowableValues = {"yes", "no"}) String activeSide,
    int heat,
    BySide held,
    BySide resting,
    Enablement buyYes,
    Enablement buyNo) {}
