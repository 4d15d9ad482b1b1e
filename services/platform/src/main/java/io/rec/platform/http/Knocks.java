package io.rec.platform.http;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a peer whose breaker is open whether it is ready, once a second at most. A service that was
 * restarted is back long before its breaker's time is over, and an order that gets out of a
 * position cannot wait for that.
 */
@Singleton
final class Knocks {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PeerProbe probe;
  private final Clock clock;
  private final Map<String, Instant> next = new ConcurrentHashMap<>();

  Knocks(PeerProbe probe, Clock clock) {
    this.probe = probe;
    this.clock = clock;
  }

  /** Who has just failed five times is not asked at once. */
  void away(String component) {
    next.put(component, clock.instant().plus(PAUSE));
  }

  boolean isBack(String component) {
    Instant now = clock.instant();
    Instant due = next.get(component);
    if (due == null || now.isBefore(due) || !next.replace(component, due, now.plus(PAUSE))) {
      return false;
    }
    return probe.service(component, "/health/ready") instanceof Probed.Answered answered
        && answered.status() == 200;
  }
}
