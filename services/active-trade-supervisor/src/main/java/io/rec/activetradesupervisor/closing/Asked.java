package io.rec.activetradesupervisor.closing;

import io.rec.activetradesupervisor.closing.CloseOutcome.Taken;
import io.rec.domain.stop.StopWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last close that was asked for a trade.
 *
 * @param outcome empty while it is underway
 * @param at when it was asked or answered
 */
record Asked(int attempt, Optional<CloseOutcome> outcome, Instant at) {

  /** After a refusal, and after silence, long enough that nobody is flooded. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  static Asked now(int attempt, Instant now) {
    return new Asked(attempt, Optional.empty(), now);
  }

  Asked answered(CloseOutcome answer, Instant now) {
    return new Asked(attempt, Optional.of(answer), now);
  }

  boolean isUnderway() {
    return outcome.isEmpty();
  }

  private boolean isTaken() {
    return outcome.filter(answer -> answer instanceof Taken).isPresent();
  }

  /** Whether it came to nothing and the trade may be judged anew. */
  boolean isOverInVain(Instant now) {
    return !isTaken() && mayRepeat(now);
  }

  /** Whether the same may be asked once more. */
  boolean mayRepeat(Instant now) {
    return !isUnderway()
        && !now.isBefore(at.plus(isTaken() ? StopWatch.Fired.LONGEST_WAIT : PAUSE));
  }
}
