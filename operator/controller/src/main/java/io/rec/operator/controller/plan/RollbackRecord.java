package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import java.util.Optional;

/** A person's wish to go back: heard once, and written down as dealt with. */
final class RollbackRecord {
  private static final int LONGEST = 128;

  private RollbackRecord() {}

  /** The wish, if there is one that has not been dealt with. */
  static Optional<String> asked(Desk desk) {
    return Optional.ofNullable(desk.annotations().get(Verbs.ROLLBACK))
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
        .filter(value -> !value.equals(desk.status().requests().rollback()));
  }

  static Desk of(Desk desk, String value) {
    return desk.serving(desk.status().requests().withRollback(value));
  }
}
