package io.rec.venues.stream;

import java.time.Instant;

/** Where a stream stands between its start and its end. What users of the prices see. */
public sealed interface Link {

  /** Not started. */
  record Idle() implements Link {}

  /** Opening the connection, or waiting for the venue to acknowledge what was subscribed. */
  record Connecting(int attempt) implements Link {}

  /** Connected, subscribed, and heard of lately. */
  record Live(Instant since) implements Link {}

  /** Still connected, but nothing was heard since: what was learned over it is stale. */
  record Quiet(Instant since) implements Link {}

  /** Not connected; the attempt with this number begins at this time. */
  record Reconnecting(int attempt, Instant nextTryAt, String reason) implements Link {}

  /** Ended by us. */
  record Closed() implements Link {}

  /** One word for logs, tables and the label of a metric. */
  default String word() {
    return switch (this) {
      case Idle idle -> "idle";
      case Connecting connecting -> "connecting";
      case Live live -> "live";
      case Quiet quiet -> "quiet";
      case Reconnecting reconnecting -> "reconnecting";
      case Closed closed -> "closed";
    };
  }
}
