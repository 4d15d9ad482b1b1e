package io.rec.operator.controller.plan.rotation;

import io.rec.operator.controller.plan.rotation.RotationInputs.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the next rotation is due. */
public final class RotationSchedule {
  private RotationSchedule() {}

  /**
   * Empty as long as no login has worked.
   *
   * @param every from one rotation to the next
   */
  public static Optional<Instant> due(History history, Duration every) {
    var again = history.failedAt().map(failed -> failed.plus(Patience.NEXT_ATTEMPT));
    return history
        .rotatedAt()
        .map(rotated -> rotated.plus(every))
        .map(planned -> again.filter(planned::isBefore).orElse(planned));
  }
}
