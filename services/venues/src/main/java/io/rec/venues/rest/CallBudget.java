package io.rec.venues.rest;

import java.time.Duration;
import java.util.Optional;

/** What a credential may still do at a venue. */
public interface CallBudget {

  /**
   * Empty when a call of this cost may be made, and counts it; otherwise how long to wait. A cost
   * of 0 was paid before: it waits only where the venue told us to.
   */
  Optional<Duration> take(int tokens);

  /** The venue answered 429; zero when it named no time to wait. */
  void refused(Duration retryAfter);

  /** The venue answered something other than 429. */
  void accepted();
}
