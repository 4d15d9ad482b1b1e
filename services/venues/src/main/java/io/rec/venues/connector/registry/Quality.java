package io.rec.venues.connector.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How well a member of a group has answered lately.
 *
 * @param score weighted share of successes, from 0 to 1; recent calls count most
 * @param latency weighted time of the successes
 */
public record Quality(
    double score, Duration latency, long calls, long failures, Optional<Instant> lastFailure) {

  static final Quality UNPROVEN = new Quality(1, Duration.ZERO, 0, 0, Optional.empty());

  private static final double NEW = 0.2;

  Quality succeeded(Duration took) {
    double nanos =
        calls == failures ? took.toNanos() : latency.toNanos() * (1 - NEW) + took.toNanos() * NEW;
    return new Quality(
        score * (1 - NEW) + NEW, Duration.ofNanos((long) nanos), calls + 1, failures, lastFailure);
  }

  Quality failed(Instant at) {
    return new Quality(score * (1 - NEW), latency, calls + 1, failures + 1, Optional.of(at));
  }
}
