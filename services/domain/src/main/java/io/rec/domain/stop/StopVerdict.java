package io.rec.domain.stop;

import io.rec.domain.decision.Decision;
import java.util.Optional;

/**
 * What one pass said of a trade.
 *
 * @param next what is remembered
 * @param close why it is closed now, if it is
 * @param spike the rules of the momentum spike; all passed closes
 * @param floor the rules of the probability floor; all passed closes
 */
public record StopVerdict(
    long id, StopWatch next, Optional<StopReason> close, Decision spike, Decision floor) {

  public boolean isVerifying() {
    return next instanceof StopWatch.Verifying;
  }
}
