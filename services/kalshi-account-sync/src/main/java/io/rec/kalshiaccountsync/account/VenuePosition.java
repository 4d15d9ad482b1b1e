package io.rec.kalshiaccountsync.account;

import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the venue says about a position.
 *
 * @param count with a sign: more than zero is YES, less is NO
 * @param exposure what the open part cost
 * @param traded what was ever spent here; calls only
 * @param statedAt the venue's time of which this is true, to the millisecond
 */
public record VenuePosition(
    BigDecimal count,
    Money exposure,
    Money realised,
    Money fees,
    Optional<Money> traded,
    Instant statedAt) {

  private static final int COUNT_DECIMALS = 2;

  public VenuePosition {
    count = count.setScale(COUNT_DECIMALS);
    statedAt = statedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** What is known once this was known and the other was heard. */
  public VenuePosition after(VenuePosition heard, Source source) {
    int order = heard.statedAt.compareTo(statedAt);
    boolean replaced = order > 0 || order == 0 && source == Source.CALL;
    VenuePosition state = replaced ? heard : this;
    return new VenuePosition(
        state.count, state.exposure, state.realised, state.fees, most(heard), state.statedAt);
  }

  /** What was spent only grows, so that the larger figure is the later one. */
  private Optional<Money> most(VenuePosition other) {
    if (traded.isEmpty() || other.traded.isEmpty()) {
      return traded.or(other::traded);
    }
    return Optional.of(traded.get().max(other.traded.get()));
  }
}
