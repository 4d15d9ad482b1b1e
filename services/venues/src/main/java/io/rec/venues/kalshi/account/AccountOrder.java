package io.rec.venues.kalshi.account;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import java.time.Instant;
import java.util.Optional;

/**
 * An order of the account. Prices are those of YES; costs are what the exchange charged for what
 * was filled.
 *
 * @param clientOrderId ours; empty where the exchange made one up and does not tell
 */
public record AccountOrder(
    String orderId,
    String clientOrderId,
    String ticker,
    Direction direction,
    OrderStatus status,
    Price yesPrice,
    Counts counts,
    Charges taker,
    Charges maker,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> expiresAt,
    String selfTrade,
    String groupId) {

  /** Contracts: wanted, filled, and still resting. */
  public record Counts(Contracts initial, Contracts filled, Contracts remaining) {}

  /** What fills of one kind have cost, and their fees. */
  public record Charges(Money cost, Money fees) {}

  public Contracts filled() {
    return counts.filled();
  }
}
