package io.rec.venues.connector.call;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.rec.venues.connector.RateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds attempts back that come too fast: by our own limit, and for as long as the service asked
 * for. A wait that does not fit into the call's time is not begun.
 */
final class Pace {

  private final String connector;
  private final RateLimiter limiter;
  private final ConnectorTime time;
  private final ConnectorListener listener;
  private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

  Pace(
      String connector,
      LoadTerms terms,
      Duration longest,
      ConnectorTime time,
      ConnectorListener listener) {
    this.connector = connector;
    this.time = time;
    this.listener = listener;
    this.limiter =
        RateLimiter.of(
            connector,
            RateLimiterConfig.custom()
                .limitForPeriod(terms.calls())
                .limitRefreshPeriod(terms.period())
                .timeoutDuration(longest)
                .build());
  }

  void enter(String operation, Duration left) throws RateLimitException, InterruptedException {
    Duration asked = still(notBefore.get());
    hold(operation, asked, left);
    long reserved = limiter.reservePermission();
    if (reserved < 0) {
      throw tooMany(Duration.ZERO);
    }
    hold(operation, Duration.ofNanos(reserved), left.minus(asked));
  }

  /** The service wants no call for so long, whoever makes it. */
  void refused(Duration retryAfter) {
    Instant until = time.now().plus(retryAfter);
    notBefore.accumulateAndGet(until, (one, other) -> one.isAfter(other) ? one : other);
  }

  private void hold(String operation, Duration wait, Duration left)
      throws RateLimitException, InterruptedException {
    if (!wait.isPositive()) {
      return;
    }
    if (wait.compareTo(left) >= 0) {
      throw tooMany(wait);
    }
    listener.heard(new ConnectorEvent.Held(connector, time.now(), operation, wait));
    time.pause(wait);
  }

  private Duration still(Instant until) {
    Instant now = time.now();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  private RateLimitException tooMany(Duration wait) {
    return new RateLimitException("Rate limit exceeded, not sent to " + connector, wait);
  }
}
