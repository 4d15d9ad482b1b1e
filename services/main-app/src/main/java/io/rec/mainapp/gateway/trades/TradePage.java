package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history, newest first.
 *
 * @param next the cursor of the next page; null when this is the last
 * @param summary of the whole filtered set, with the first page only
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradePage(
    List<TradeLine> trades, @Nullable Long next, @Nullable TradeSummary summary) {}
