package io.rec.trademanager.stop;

import io.rec.trademanager.refusal.Refusal;

/** What came of a wish. */
public sealed interface StopOutcome {

  /** In force from now on; the same as before where nothing was to be changed. */
  record InForce(OwnStop stop) implements StopOutcome {}

  record Refused(Refusal refusal) implements StopOutcome {}
}
