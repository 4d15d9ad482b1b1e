package io.rec.venues.kalshi;

import io.rec.domain.money.Money;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code GET /portfolio/balance}: what is left to trade with, and what the positions are worth.
 *
 * @param balanceCents cut off after the cent
 * @param exact the same to $0.0001
 */
public record AccountBalance(
    long balanceCents, Money exact, long portfolioValueCents, Instant updatedAt) {

  public static final KalshiCall<AccountBalance> CALL =
      KalshiCall.get("/portfolio/balance", AccountBalance::read);

  private static AccountBalance read(Fields answer) throws MalformedMessage {
    long cents = answer.whole("balance");
    Optional<BigDecimal> dollars = answer.optionalDecimal("balance_dollars");
    try {
      return new AccountBalance(
          cents,
          dollars.map(Money::ofDollars).orElseGet(() -> Money.ofCents(cents)),
          answer.whole("portfolio_value"),
          answer.optionalUnixSeconds("updated_ts").orElse(Instant.EPOCH));
    } catch (ArithmeticException tooFine) {
      throw new MalformedMessage("a balance of " + dollars + " dollars", tooFine);
    }
  }
}
