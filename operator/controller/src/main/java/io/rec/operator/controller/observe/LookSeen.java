package io.rec.operator.controller.observe;

import io.rec.operator.controller.database.Look;
import java.time.Instant;

/** The last look at the database and when it was taken. */
public record LookSeen(Look look, Instant at) {
  public static LookSeen never() {
    return new LookSeen(new Look.NotYet(), Instant.EPOCH);
  }
}
