package io.rec.operator.controller.observe;

import io.rec.operator.controller.database.Look;
import java.time.Instant;

/** The last look at the database, when it was taken, who was logged in and what was open then. */
public record LookSeen(Look look, Instant at, SessionsSeen sessions, StakesSeen stakes) {
  public LookSeen(Look look, Instant at) {
    this(look, at, SessionsSeen.none());
  }

  public LookSeen(Look look, Instant at, SessionsSeen sessions) {
    this(look, at, sessions, StakesSeen.none());
  }

  public static LookSeen never() {
    return new LookSeen(new Look.NotYet(), Instant.EPOCH);
  }
}
