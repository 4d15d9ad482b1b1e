package io.rec.domain.strikes;

import java.time.Duration;
import java.time.Instant;

/**
 * How old a table's inputs were when it was made.
 *
 * @param stale whether one of them was too old to act on
 */
public record Freshness(
    Instant priceAsOf, Duration priceAge, Instant marketsAsOf, Duration marketsAge, boolean stale) {

  static Freshness at(Instant now, Instant priceAsOf, Instant marketsAsOf, FreshnessLimits limits) {
    var price = age(priceAsOf, now);
    var markets = age(marketsAsOf, now);
    return new Freshness(
        priceAsOf,
        price,
        marketsAsOf,
        markets,
        price.compareTo(limits.price()) > 0 || markets.compareTo(limits.markets()) > 0);
  }

  /** The venue's clock may be a little ahead of ours; nothing is younger than now. */
  private static Duration age(Instant asOf, Instant now) {
    return asOf.isAfter(now) ? Duration.ZERO : Duration.between(asOf, now);
  }
}
