package io.rec.venues.connector.call;

import java.time.Duration;

/**
 * How much a service is asked at most.
 *
 * @param calls within each period; who comes later waits for the next, within the deadline
 * @param atOnce attempts running at the same time; who comes when all are taken is refused
 */
public record LoadTerms(int calls, Duration period, int atOnce) {

  public static final LoadTerms USUAL = new LoadTerms(100, Duration.ofSeconds(1), 16);

  public LoadTerms {
    if (calls < 1 || atOnce < 1 || !period.isPositive()) {
      throw new IllegalArgumentException("a limit that lets nothing through");
    }
  }
}
