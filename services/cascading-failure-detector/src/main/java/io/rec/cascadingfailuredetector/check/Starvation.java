package io.rec.cascadingfailuredetector.check;

import io.rec.platform.health.PeerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells one that gets too little processor time from one that is broken. To use all of it is no
 * failure, and at a limit many do for a while; to be late because of it is one.
 */
final class Starvation {

  private static final int NEARLY_ALWAYS = 90;
  private static final long LATE_MILLIS = 250;

  /** What has just started is being compiled. */
  private static final Duration WARMING = Duration.ofMinutes(1);

  private Starvation() {}

  /** Whether nearly always somebody else was given the processor; alone that is no failure. */
  static boolean holdsBack(PeerState state, Optional<Instant> startedAt, Instant now) {
    boolean warm = startedAt.filter(began -> now.isAfter(began.plus(WARMING))).isPresent();
    return warm && state.throttledPercent() >= NEARLY_ALWAYS;
  }

  /**
   * Of one that is held back.
   *
   * @param behind how its work is late, where it is
   */
  static Optional<String> complaint(PeerState state, Optional<String> behind) {
    return behind
        .or(
            () ->
                Optional.of("it answers after %d ms".formatted(state.answeredInMillis()))
                    .filter(text -> state.answeredInMillis() >= LATE_MILLIS))
        .map(
            late ->
                "it is starved of processor: held back in %d %% of the last seconds, and %s"
                    .formatted(state.throttledPercent(), late));
  }
}
