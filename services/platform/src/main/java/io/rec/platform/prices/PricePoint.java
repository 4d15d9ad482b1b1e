package io.rec.platform.prices;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a price log: a price in dollars, the second it belongs to, and its momentum if known.
 */
@Serdeable
public record PricePoint(
    String symbol,
    BigDecimal price,
    Instant at,
    boolean interpolated,
    @Nullable Double momentumPercent) {

  /** A price older than this is shown with its age and decides nothing. */
  public static final Duration FRESH_FOR = Duration.ofSeconds(5);

  /** Percent; empty while nobody has computed it. */
  public Optional<Double> momentum() {
    return Optional.ofNullable(momentumPercent);
  }

  public Duration age(Instant now) {
    return Duration.between(at, now);
  }

  public boolean stale(Instant now) {
    return interpolated || age(now).compareTo(FRESH_FOR) > 0;
  }
}
