package io.rec.tradeexecutor.exchange;

import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time that calls are signed with: ours, until the exchange refused it; from then on corrected
 * by what its answers say.
 */
@Singleton
@Bean(typed = VenueClock.class) // everybody else goes by our own
public final class VenueClock extends Clock {

  /** The exchange's Date has whole seconds; what is closer is no difference. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final Clock clock;
  private volatile Duration correction = Duration.ZERO;

  VenueClock(Clock clock) {
    this.clock = clock;
  }

  /** Takes over how far the exchange is ahead of us; whether that changes anything. */
  boolean correct(Duration ahead) {
    Duration wanted = ahead.abs().compareTo(LEAST) < 0 ? Duration.ZERO : ahead;
    boolean changes = wanted.minus(correction).abs().compareTo(LEAST) >= 0;
    if (changes) {
      correction = wanted;
    }
    return changes;
  }

  Duration correction() {
    return correction;
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(correction);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
