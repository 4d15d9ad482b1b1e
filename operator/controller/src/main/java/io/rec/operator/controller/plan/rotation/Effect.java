package io.rec.operator.controller.plan.rotation;

import java.time.Instant;

/** Something to be done in the database; doing it again does no harm. */
public sealed interface Effect {
  /** The slot can log in with this login's password, and has been seen to. */
  record Prepare(Generation login) implements Effect {}

  /** The slot may log in. */
  record Reopen(Slot slot) implements Effect {}

  /** The slot may not log in any more; open sessions stay. */
  record Close(Slot slot) implements Effect {}

  /** Sessions of the slot end. */
  record Terminate(Slot slot) implements Effect {}

  /** Nobody knows the slot's password any more. */
  record Scramble(Slot slot) implements Effect {}

  /**
   * An effect of one phase.
   *
   * @param key tells this order from the same one in another phase, so that it counts as done once
   *     and only here
   */
  record Order(Effect effect, String key) {
    static Order of(Effect effect, Rotation phase, Instant since) {
      return new Order(effect, "%s@%s %s".formatted(RotationCodec.word(phase), since, effect));
    }
  }
}
