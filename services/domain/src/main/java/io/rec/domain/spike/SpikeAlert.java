package io.rec.domain.spike;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** Whether the price is jumping. */
public sealed interface SpikeAlert {

  SpikeAlert IDLE = new Idle();

  /** Nothing to report. */
  record Idle() implements SpikeAlert {}

  /**
   * Entries are held.
   *
   * @param since when the spike was read
   * @param momentum what was read, in percent
   * @param calm how long momentum has been calm since
   * @param seen up to when the calm is counted
   */
  record Active(Instant since, double momentum, Duration calm, Instant seen)
      implements SpikeAlert {}

  /** The state after a reading in percent, or after finding that there is none. */
  default SpikeAlert next(SpikeSettings settings, Instant now, OptionalDouble momentum) {
    if (!settings.enabled()) {
      return IDLE;
    }
    return switch (this) {
      case Idle idle ->
          momentum.isPresent() && settings.isSpike(momentum.getAsDouble())
              ? new Active(now, momentum.getAsDouble(), Duration.ZERO, now)
              : idle;
      case Active active -> after(active, settings, now, momentum);
    };
  }

  /** Whole seconds until it ends if momentum stays calm, rounded up: 0 only when it is over. */
  default long remainingSeconds(SpikeSettings settings) {
    return switch (this) {
      case Idle() -> 0;
      case Active active -> {
        var left = settings.cooldown().minus(active.calm());
        yield Math.max(0, left.plusNanos(999_999_999).toSeconds());
      }
    };
  }

  default boolean isActive() {
    return this instanceof Active;
  }

  private static SpikeAlert after(
      Active active, SpikeSettings settings, Instant now, OptionalDouble momentum) {
    if (momentum.isEmpty()) {
      // Unknown is not calm: the time passes without being counted.
      return new Active(active.since(), active.momentum(), active.calm(), now);
    }
    if (!settings.isCalm(momentum.getAsDouble())) {
      return new Active(active.since(), active.momentum(), Duration.ZERO, now);
    }
    var passed = Duration.between(active.seen(), now);
    var calm = active.calm().plus(passed.isNegative() ? Duration.ZERO : passed);
    return calm.compareTo(settings.cooldown()) >= 0
        ? IDLE
        : new Active(active.since(), active.momentum(), calm, now);
  }
}
