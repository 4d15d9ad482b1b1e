package io.rec.platform.prices;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tick with its momentum, as the price watchdogs announce it on {@link #CHANNEL}. It is always
 * a real tick, never interpolated; newer ones replace older ones on the way, so a reader sees the
 * newest and not each.
 *
 * @param at the venue's time of the tick
 * @param receivedAt when the watchdog had it
 * @param momentum percent with four decimals; null while no window reaches into the history
 * @param bucket the fingerprint's, or null with the momentum
 * @param deltas percent with four decimals by column, e.g. delta_1m; windows without one are absent
 * @param momentumStale whether a window compares with a price more than a minute older than it
 *     should be
 * @param volatility standard deviation of the last 30 seconds in percent of the price
 * @param number counts the ticks of this watchdog's run
 */
@Serdeable
public record PriceNews(
    String symbol,
    BigDecimal price,
    @JsonProperty("timestamp") Instant at,
    @JsonProperty("received_at") Instant receivedAt,
    @JsonProperty("one_minute_avg") BigDecimal oneMinuteAverage,
    @Nullable Double momentum,
    @Nullable Integer bucket,
    Map<String, Double> deltas,
    @JsonProperty("momentum_stale") boolean momentumStale,
    @Nullable Double volatility,
    @JsonProperty("vol_spike") boolean volatilitySpike,
    String source,
    long number) {

  /** Where price watchdogs of all symbols announce. */
  public static final String CHANNEL = "recio_price";

  public PriceNews {
    deltas = Map.copyOf(deltas);
  }
}
