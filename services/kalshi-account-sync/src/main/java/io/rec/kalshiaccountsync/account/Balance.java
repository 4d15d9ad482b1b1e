package io.rec.kalshiaccountsync.account;

import io.rec.domain.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is left to trade with. The venue's time of its last change has whole seconds only; within
 * one of them the time of the venue's figures decides.
 *
 * @param portfolioCents what the positions are worth at the market, in cents
 * @param changedAt the venue's time of the last change
 * @param asOf of when the venue's figures were at least
 */
public record Balance(Money cash, long portfolioCents, Instant changedAt, Instant asOf) {

  /** The database keeps microseconds. */
  public Balance {
    asOf = asOf.truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether it is the later of the two states. */
  public boolean isNewerThan(Balance known) {
    int order = changedAt.compareTo(known.changedAt);
    return order > 0 || order == 0 && asOf.isAfter(known.asOf);
  }
}
