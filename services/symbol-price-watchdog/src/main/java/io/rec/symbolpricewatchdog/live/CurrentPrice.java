package io.rec.symbolpricewatchdog.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.prices.PriceNews;
import io.rec.platform.prices.PricePoint;
import io.rec.symbolpricewatchdog.log.PriceHistory.Known;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last known price with its age. An old price keeps its time and says that it is stale; its
 * momentum is null, because that described another moment.
 */
@Serdeable
public record CurrentPrice(
    String symbol,
    BigDecimal price,
    Instant timestamp,
    @JsonProperty("age_ms") long ageMillis,
    boolean stale,
    boolean interpolated,
    String source,
    @JsonProperty("one_minute_avg") @Nullable BigDecimal oneMinuteAverage,
    @Nullable Double momentum,
    @Nullable Integer bucket,
    Map<String, Double> deltas,
    @JsonProperty("momentum_stale") boolean momentumStale,
    @Nullable Double volatility,
    @JsonProperty("vol_spike") boolean volatilitySpike) {

  static CurrentPrice of(PriceNews news, Instant now) {
    long age = ageMillis(news, now);
    boolean stale = age > PricePoint.FRESH_FOR.toMillis();
    return new CurrentPrice(
        news.symbol(),
        news.price(),
        news.at(),
        age,
        stale,
        false,
        news.source(),
        stale ? null : news.oneMinuteAverage(),
        stale ? null : news.momentum(),
        stale ? null : news.bucket(),
        stale ? Map.of() : news.deltas(),
        stale || news.momentumStale(),
        stale ? null : news.volatility(),
        !stale && news.volatilitySpike());
  }

  /** Of a watchdog that has had no tick yet: what the log knew at its start. */
  static CurrentPrice of(String symbol, Known known, Instant now) {
    long age = Math.max(0, Duration.between(known.second(), now).toMillis());
    return new CurrentPrice(
        symbol,
        known.price(),
        known.second(),
        age,
        true,
        false,
        known.source(),
        null,
        null,
        null,
        Map.of(),
        true,
        null,
        false);
  }

  /** From the earlier of both times: a venue whose clock is ahead makes no price younger. */
  static long ageMillis(PriceNews news, Instant now) {
    Instant since = news.at().isBefore(news.receivedAt()) ? news.at() : news.receivedAt();
    return Math.max(0, Duration.between(since, now).toMillis());
  }
}
