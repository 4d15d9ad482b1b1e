package io.rec.venues.kalshi.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** From when to when candlesticks are wanted: those that end in it. */
public record CandleRange(Instant from, Instant to, Duration period) {

  /** The exchange makes no others. */
  public static final Set<Duration> PERIODS =
      Set.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

  public CandleRange {
    if (!PERIODS.contains(period)) {
      throw new IllegalArgumentException("Kalshi has no candlesticks of " + period);
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("candlesticks from %s to %s".formatted(from, to));
    }
  }
}
