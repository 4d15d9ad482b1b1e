package io.rec.operator.controller.plan.machine;

import java.util.Locale;

/** Everything that changes a running system step by step, in the order of right of way. */
public enum Machine {
  DELETE,
  KILL,
  SUSPEND,
  ROLLBACK,
  RECOVERY,
  RELEASE,
  ROTATION;

  /** As it stands in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
