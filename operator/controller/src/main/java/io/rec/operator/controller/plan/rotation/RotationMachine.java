package io.rec.operator.controller.plan.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From one phase to the next. */
public final class RotationMachine {
  private RotationMachine() {}

  /** What follows; the same inputs always give the same answer. */
  public static Outcome next(Rotation rotation, RotationInputs in, Instant now) {
    return switch (rotation) {
      case Rotation.Unproven unproven -> unproven(unproven, in);
      case Rotation.Stable stable -> Beginning.next(stable, in, now);
      case Rotation.Preparing preparing -> Making.next(preparing, in, now);
      case Rotation.Published published -> published(published, in, now);
      case Rotation.Switching switching -> Moving.next(switching, in, now);
      case Rotation.Draining draining -> Rehearsal.next(draining, in, now);
      case Rotation.Retiring retiring -> Retirement.next(retiring, in, now);
    };
  }

  /** The next look, unless an event brings one before. */
  public static Duration wakeUp(Rotation rotation) {
    return switch (rotation) {
      case Rotation.Unproven unproven -> Duration.ofSeconds(15);
      case Rotation.Stable stable -> Duration.ofSeconds(15);
      case Rotation.Preparing preparing -> Duration.ofSeconds(1);
      case Rotation.Published published -> Duration.ofSeconds(1);
      case Rotation.Switching switching -> Duration.ofSeconds(5);
      case Rotation.Draining draining -> Duration.ofSeconds(5);
      case Rotation.Retiring retiring -> Duration.ofSeconds(1);
    };
  }

  private static Outcome unproven(Rotation.Unproven phase, RotationInputs in) {
    return switch (in.database().access()) {
      case WORKS -> Outcome.to(new Rotation.Stable(phase.current()), in);
      case REFUSED, UNKNOWN -> Outcome.to(phase, in);
    };
  }

  private static Outcome published(Rotation.Published phase, RotationInputs in, Instant now) {
    return in.publication().generation() == phase.change().to().number()
        ? Outcome.to(
            new Rotation.Switching(phase.change(), phase.since(), now, Optional.empty()), in)
        : Outcome.stay(phase, in, "the services are being told the new login");
  }
}
