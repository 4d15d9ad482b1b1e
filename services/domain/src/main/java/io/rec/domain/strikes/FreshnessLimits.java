package io.rec.domain.strikes;

import java.time.Duration;

/** How old the inputs of a strike table may be before it is marked stale. */
public record FreshnessLimits(Duration price, Duration markets) {
  public static final FreshnessLimits DEFAULT =
      new FreshnessLimits(Duration.ofSeconds(5), Duration.ofSeconds(10));

  public FreshnessLimits {
    if (!price.isPositive() || !markets.isPositive()) {
      throw new IllegalArgumentException(
          "ages up to %s and %s: both limits must be positive".formatted(price, markets));
    }
  }
}
