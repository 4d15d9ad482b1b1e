package io.rec.kalshiaccountsync.account;

import io.rec.domain.position.Fill;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A fill, which never changes once it happened. The stream names our own order id, calls do not;
 * calls tell the time to the microsecond, the stream cuts it to the millisecond.
 */
public record KnownFill(Fill fill, boolean taker, Optional<String> clientOrderId) {

  /** The database keeps microseconds. */
  public KnownFill {
    fill = at(fill, fill.at().truncatedTo(ChronoUnit.MICROS));
  }

  /** The same fill with all that either telling knows. */
  public KnownFill with(KnownFill other) {
    return new KnownFill(
        at(fill, later(fill.at(), other.fill.at())), taker, clientOrderId.or(other::clientOrderId));
  }

  /** Whether the two cannot both be true, which the venue's contract rules out. */
  public boolean contradicts(KnownFill other) {
    Instant same = Instant.EPOCH;
    return !at(fill, same).equals(at(other.fill, same)) || taker != other.taker;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Fill at(Fill fill, Instant at) {
    return new Fill(
        fill.id(),
        fill.orderId(),
        fill.ticker(),
        fill.direction(),
        fill.count(),
        fill.yesPrice(),
        fill.fee(),
        at);
  }
}
