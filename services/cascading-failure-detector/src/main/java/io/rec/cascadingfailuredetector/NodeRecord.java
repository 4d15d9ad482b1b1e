package io.rec.cascadingfailuredetector;

import io.rec.cascadingfailuredetector.check.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * What the rounds showed so far of a component, or of something outside.
 *
 * @param failures rounds in a row in which it failed
 * @param failingSince of the row
 * @param recoveredAt when the last row ended
 */
record NodeRecord(
    Finding.State state,
    int failures,
    Optional<Instant> failingSince,
    Optional<Instant> lastOk,
    Optional<Instant> recoveredAt,
    String evidence,
    long latencyMillis) {

  /** One failure may be a look at the wrong moment. */
  private static final int BELIEVED_FROM = 2;

  /** It is the same trouble, by which it does not come to answering any more. */
  private static final String STARVED_BEFORE =
      "; when it last answered it was starved of processor";

  static final NodeRecord UNKNOWN =
      new NodeRecord(
          Finding.State.WELL, 0, Optional.empty(), Optional.empty(), Optional.empty(), "", 0);

  NodeRecord seen(Finding.State now, String why, long latency, Instant at) {
    return switch (now) {
      case WELL ->
          new NodeRecord(
              now,
              0,
              Optional.empty(),
              Optional.of(at),
              failures > 0 ? Optional.of(at) : recoveredAt,
              "",
              latency);
      case STARTING -> new NodeRecord(now, 0, Optional.empty(), lastOk, recoveredAt, why, latency);
      case SILENT ->
          state == Finding.State.STARVED
              ? failing(state, why + STARVED_BEFORE, latency, at)
              : failing(now, why, latency, at);
      case STALE, STARVED, WAITING -> failing(now, why, latency, at);
    };
  }

  private NodeRecord failing(Finding.State now, String why, long latency, Instant at) {
    return new NodeRecord(
        now, failures + 1, Optional.of(failingSince.orElse(at)), lastOk, recoveredAt, why, latency);
  }

  boolean failed() {
    return failures >= BELIEVED_FROM;
  }

  /** Whether it answers, and what it answers may still be of a moment ago. */
  boolean mayCatchUp() {
    return state == Finding.State.WAITING || state == Finding.State.STALE;
  }

  boolean recoveredSince(Instant time) {
    return recoveredAt.filter(at -> !at.isBefore(time)).isPresent();
  }

  ServiceRecord document() {
    String word =
        switch (state) {
          case WELL -> lastOk.isPresent() ? "healthy" : "unknown";
          case STARTING -> "starting";
          case STALE -> "stale";
          case STARVED -> "starved";
          case WAITING, SILENT -> "unhealthy";
        };
    return new ServiceRecord(
        word, failures, lastOk.orElse(null), evidence, latencyMillis, failingSince.orElse(null));
  }
}
