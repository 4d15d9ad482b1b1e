package io.rec.mainapp;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.health.PeerState;

/** One service on the page; ages in seconds, minus one where they are not known. */
@Serdeable
record RosterLine(
    String component,
    int port,
    String state,
    String detail,
    String version,
    String mode,
    long upSeconds,
    long heardSecondsAgo,
    long answeredInMillis) {

  static String word(PeerState.Condition condition) {
    return switch (condition) {
      case READY -> "ready";
      case WAITING -> "waiting";
      case SILENT -> "away";
    };
  }
}
