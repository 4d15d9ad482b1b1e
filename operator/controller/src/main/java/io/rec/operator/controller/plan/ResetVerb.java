package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import java.util.Optional;

/**
 * A person's wish to have recoveries counted anew: {@code rec.io/reset-recovery: <nonce>}, served
 * once for each value.
 */
record ResetVerb(String value) {
  private static final int LONGEST = 256;

  /** The wish, if there is one that has not been served. */
  static Optional<ResetVerb> asked(Desk desk) {
    var value = desk.annotations().getOrDefault(Verbs.RESET_RECOVERY, "");
    return value.isBlank()
            || value.length() > LONGEST
            || value.equals(desk.status().requests().resetRecovery())
        ? Optional.empty()
        : Optional.of(new ResetVerb(value));
  }

  /** The same system with the wish written down as served. */
  Desk recorded(Desk desk) {
    return desk.serving(desk.status().requests().withResetRecovery(value));
  }
}
