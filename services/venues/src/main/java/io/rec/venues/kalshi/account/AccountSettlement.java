package io.rec.venues.kalshi.account;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import java.time.Instant;

/**
 * What a market paid the account.
 *
 * @param result yes, no, or scalar
 */
public record AccountSettlement(
    String ticker,
    String eventTicker,
    String result,
    Leg yes,
    Leg no,
    Money revenue,
    Money fee,
    Instant settledAt) {

  /** Contracts of one side, and what they had cost. */
  public record Leg(Contracts count, Money cost) {}
}
