package io.rec.operator.controller.plan.recovery;

import java.time.Instant;
import java.util.Optional;

/** Where the answer to a failure stands. */
sealed interface Recovery {
  /**
   * Nothing is restarted.
   *
   * @param failed the last recovery, while it has not helped
   */
  record Idle(Optional<Effort> failed) implements Recovery {
    static Idle clean() {
      return new Idle(Optional.empty());
    }
  }

  /** The pods of a stage are being replaced. */
  record Restarting(Effort effort, int stage, Instant since) implements Recovery {}

  /** The stage serves again, and whoever depends on it gets time to come back by himself. */
  record Settling(Effort effort, int stage, Instant since) implements Recovery {}

  /** As many recoveries as allowed did not help: entries are paused until somebody looks. */
  record Exhausted(Effort last, Instant since) implements Recovery {}
}
