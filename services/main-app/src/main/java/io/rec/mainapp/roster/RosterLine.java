package io.rec.mainapp.roster;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.health.PeerState;
import io.swagger.v3.oas.annotations.media.Schema;

/** One service on the page; ages in seconds, minus one where they are not known. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record RosterLine(
    String component,
    int port,
    @Schema(allowableValues = {"ready", "waiting", "away"}) String state,
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
