package io.rec.venues.connector.call;

import java.time.Duration;

/**
 * When a service is left alone.
 *
 * @param failures in a row that open the circuit
 * @param open how long it stays open before one call may try
 * @param trials successes in a row, one call at a time, that close it
 */
public record BreakerTerms(int failures, Duration open, int trials) {

  public static final BreakerTerms CONNECTOR = new BreakerTerms(5, Duration.ofMinutes(5), 1);
  public static final BreakerTerms INTERNAL = new BreakerTerms(5, Duration.ofSeconds(30), 3);

  public BreakerTerms {
    if (failures < 1 || trials < 1 || !open.isPositive()) {
      throw new IllegalArgumentException("a breaker that cannot open or close");
    }
  }
}
