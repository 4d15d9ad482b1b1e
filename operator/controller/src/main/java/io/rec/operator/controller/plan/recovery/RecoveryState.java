package io.rec.operator.controller.plan.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The phase and what is remembered across phases.
 *
 * @param attempts when recoveries began that nobody asked for
 * @param nextAllowedAt before this time no further one begins
 * @param served nonce of the last request by the detector or through it that was answered
 */
record RecoveryState(
    Recovery phase,
    List<Instant> attempts,
    Optional<Instant> nextAllowedAt,
    Optional<String> served) {
  /** As many as the status holds, and as a spec may allow. */
  private static final int MOST_ATTEMPTS = 20;

  RecoveryState {
    attempts = List.copyOf(attempts);
  }

  static RecoveryState fresh() {
    return new RecoveryState(Recovery.Idle.clean(), List.of(), Optional.empty(), Optional.empty());
  }

  RecoveryState in(Recovery other) {
    return new RecoveryState(other, attempts, nextAllowedAt, served);
  }

  /** With another recovery begun now, and those forgotten that no longer count. */
  RecoveryState attempted(Duration window, Instant now) {
    var counted = new ArrayList<>(within(window, now));
    counted.add(now);
    var newest = counted.subList(Math.max(0, counted.size() - MOST_ATTEMPTS), counted.size());
    return new RecoveryState(phase, newest, Optional.empty(), served);
  }

  List<Instant> within(Duration window, Instant now) {
    return attempts.stream().filter(at -> at.plus(window).isAfter(now)).toList();
  }

  RecoveryState allowedFrom(Instant when) {
    return new RecoveryState(phase, attempts, Optional.of(when), served);
  }

  RecoveryState answered(String nonce) {
    return new RecoveryState(phase, attempts, nextAllowedAt, Optional.of(nonce));
  }

  /** With the counting begun anew. */
  RecoveryState forgiven() {
    return new RecoveryState(
        phase instanceof Recovery.Exhausted || phase instanceof Recovery.Idle
            ? Recovery.Idle.clean()
            : phase,
        List.of(),
        Optional.empty(),
        served);
  }
}
