package io.rec.mainapp.gateway.trades;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the history as it stands in an address; everything may be left out.
 *
 * @param mode whose money the trades moved; the desk's own mode where nobody says
 */
@Introspected
record TradeQuery(
    @Nullable @QueryValue String from,
    @Nullable @QueryValue String to,
    @Nullable @QueryValue String symbol,
    @Schema(allowableValues = {"yes", "no"}) @Nullable @QueryValue String side,
    @Schema(allowableValues = {"Paper", "Live", "unknown", "any"}) @Nullable @QueryValue
        String mode,
    @Schema(allowableValues = {"win", "loss", "draw"}) @Nullable @QueryValue String result,
    @Schema(allowableValues = {"manual", "auto_stop", "settlement", "failed"})
        @Nullable
        @QueryValue("exit_reason")
        String exitReason,
    @Schema(minimum = "0", maximum = "23") @Nullable @QueryValue Integer hour,
    @Nullable @QueryValue String strategy,
    @Nullable @QueryValue String status) {}
