package io.rec.operator.controller.observe;

import io.rec.operator.controller.database.Look;
import java.time.Instant;

/** The last look at the database, when it was taken, who was logged in and what was open then. */
public record LookSeen(Look look, Instant at, SessionsSeen sessions, StakesSeen stakes) {
  /** Nobody and nothing was counted. */
  public LookSeen(Look look, Instant at) {
    this(look, at, SessionsSeen.none(), StakesSeen.none());
  }

  public static LookSeen never() {
    return new LookSeen(new Look.NotYet(), Instant.EPOCH);
  }
}
