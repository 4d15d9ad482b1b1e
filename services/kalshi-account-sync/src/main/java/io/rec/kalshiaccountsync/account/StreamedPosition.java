package io.rec.kalshiaccountsync.account;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A position as the stream tells it: with neither time nor number. How much was ever traded there
 * is its sequence, and finds its time among the fills: when they add up to as much, it is the state
 * after the last of them.
 */
public record StreamedPosition(
    String ticker,
    BigDecimal count,
    Money exposure,
    Money realised,
    Money fees,
    Contracts everTraded) {

  public VenuePosition at(Instant lastFill) {
    return new VenuePosition(count, exposure, realised, fees, Optional.empty(), lastFill);
  }
}
