package io.rec.tradeexecutor.amend;

import java.time.Instant;
import java.util.Optional;

/**
 * What the audit trail tells of an amendment.
 *
 * @param by who wanted it
 * @param lastSentAt when it was last let out; a call may follow for a moment
 * @param end the last word, if there is one
 */
record Told(Intention intention, String by, Instant lastSentAt, Optional<AmendAnswer> end) {

  /** Whether the order may still be given these terms by a call that was made. */
  boolean mayArrive() {
    return end.isEmpty() || end.get().open();
  }
}
