package io.rec.kalshiaccountsync.account;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.venues.kalshi.account.OrderStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far an order has come. An order's life is its sequence: it ends once, and what was filled
 * stays filled. Only between states that agree in both does the venue's time decide, to the
 * millisecond, which is all that its stream tells.
 */
public record OrderProgress(
    OrderStatus status,
    Contracts filled,
    Contracts remaining,
    OrderCosts costs,
    Instant changedAt) {

  /** The database keeps microseconds. */
  public OrderProgress {
    changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Where one state of an order stands to another of the same order. */
  enum Standing {
    NEWER,
    SAME,
    OLDER
  }

  Standing against(OrderProgress known) {
    int order = Boolean.compare(status.isOver(), known.status.isOver());
    if (order == 0) {
      order = filled.compareTo(known.filled);
    }
    if (order == 0) {
      order = millis(changedAt).compareTo(millis(known.changedAt));
    }
    return order == 0 ? Standing.SAME : order > 0 ? Standing.NEWER : Standing.OLDER;
  }

  /** The same state, told as finely as the other told it if that is the same millisecond. */
  OrderProgress notBefore(OrderProgress other) {
    boolean finer =
        against(other) == Standing.SAME
            && other.changedAt.isAfter(changedAt)
            && millis(other.changedAt).equals(millis(changedAt));
    return finer ? new OrderProgress(status, filled, remaining, costs, other.changedAt) : this;
  }

  boolean differsFrom(OrderProgress other) {
    return status != other.status
        || !filled.equals(other.filled)
        || !remaining.equals(other.remaining)
        || !costs.equals(other.costs);
  }

  /** What its fills have cost or brought and what the venue charged. */
  public record OrderCosts(Money takerCost, Money makerCost, Money takerFees, Money makerFees) {}

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
