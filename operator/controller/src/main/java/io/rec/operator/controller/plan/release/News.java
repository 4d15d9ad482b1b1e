package io.rec.operator.controller.plan.release;

/** Something that happened and deserves an event. */
public record News(Kind kind, String note) {
  /** Each becomes a reason that users know. */
  public enum Kind {
    STARTED,
    RELEASED,
    ROLLING_BACK,
    ROLLED_BACK,
    ROLLBACK_REFUSED
  }
}
