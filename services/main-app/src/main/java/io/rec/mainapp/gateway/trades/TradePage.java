package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history, newest first.
 *
 * @param next the cursor of the next page; null when this is the last
 * @param mode whose money these trades moved: Paper, Live, unknown, or any of them
 * @param others trades that the filter leaves out only because other money was moved, with the
 *     first page only
 * @param summary of the whole filtered set, with the first page only and unless it is not wanted;
 *     null where the set is not of one known mode, because what paper brought and what was earned
 *     are never added up
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradePage(
    List<TradeLine> trades,
    @Nullable Long next,
    @Schema(allowableValues = {"Paper", "Live", "unknown", "any"}) String mode,
    @Nullable Integer others,
    @Nullable TradeSummary summary) {}
