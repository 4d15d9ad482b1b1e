package io.rec.operator.controller.observe;

import io.rec.operator.controller.database.Look;
import java.time.Instant;

/** The last look at the database, when it was taken, and who was logged in then. */
public record LookSeen(Look look, Instant at, SessionsSeen sessions) {
  public LookSeen(Look look, Instant at) {
    this(look, at, SessionsSeen.none());
  }

  public static LookSeen never() {
    return new LookSeen(new Look.NotYet(), Instant.EPOCH);
  }
}
