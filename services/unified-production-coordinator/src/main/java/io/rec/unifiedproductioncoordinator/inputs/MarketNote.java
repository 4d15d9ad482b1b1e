package io.rec.unifiedproductioncoordinator.inputs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changed in an event's markets between two of its versions, as the exchange's watchdog
 * announces it. Whoever knows a version from {@code since} on may apply it; others read the row.
 *
 * @param changes by the market's ticker without its event: bid and ask of YES in cents, where 0 and
 *     100 say that nobody is there, and the volume
 */
@Serdeable
public record MarketNote(
    @Nullable String symbol,
    @JsonProperty("event_ticker") @Nullable String eventTicker,
    @JsonProperty("close_time") @Nullable Instant closeTime,
    @Nullable String status,
    @JsonProperty("as_of") @Nullable Instant asOf,
    @Nullable Boolean cached,
    @Nullable Long version,
    @Nullable Long since,
    @Nullable Map<String, @Nullable List<@Nullable BigDecimal>> changes) {

  static final String CHANNEL = "recio_market";
}
