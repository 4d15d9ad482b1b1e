package io.rec.kalshiaccountsync.account;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What an order asks for. */
public record OrderTerms(
    String ticker,
    Direction direction,
    Price yesPrice,
    Contracts count,
    Optional<Instant> expiresAt,
    Optional<String> groupId,
    Optional<String> selfTradePrevention) {

  /** The database keeps microseconds. */
  public OrderTerms {
    expiresAt = expiresAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
  }
}
