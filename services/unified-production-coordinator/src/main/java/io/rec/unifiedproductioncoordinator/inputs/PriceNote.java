package io.rec.unifiedproductioncoordinator.inputs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tick as its watchdog announces it; anything may be missing until it was looked at.
 *
 * @param at the venue's time of the tick
 * @param receivedAt when the watchdog had it
 * @param momentumStale whether a window compares with a price that is older than it should be
 * @param interpolated true only for stored rows that filled a gap
 */
@Serdeable
public record PriceNote(
    @Nullable String symbol,
    @Nullable Double price,
    @JsonProperty("timestamp") @Nullable Instant at,
    @JsonProperty("received_at") @Nullable Instant receivedAt,
    @Nullable Double momentum,
    @Nullable Map<String, @Nullable Double> deltas,
    @JsonProperty("one_minute_avg") @Nullable Double oneMinuteAvg,
    @JsonProperty("momentum_stale") @Nullable Boolean momentumStale,
    @Nullable Boolean interpolated,
    @Nullable String source) {

  static final String CHANNEL = "recio_price";
}
