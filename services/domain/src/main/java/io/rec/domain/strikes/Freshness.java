package io.rec.domain.strikes;

import java.time.Duration;
import java.time.Instant;

/**
 * How old a table's inputs were when it was made. The age of one that is too far ahead is negative.
 *
 * @param stale whether one of them was too old to act on, or too far ahead
 */
public record Freshness(
    Instant priceAsOf, Duration priceAge, Instant marketsAsOf, Duration marketsAge, boolean stale) {

  /** How far the venue's clock may be ahead of ours; beyond that one of the two is wrong. */
  public static final Duration LEAD = Duration.ofSeconds(2);

  static Freshness at(Instant now, Instant priceAsOf, Instant marketsAsOf, FreshnessLimits limits) {
    var price = age(priceAsOf, now);
    var markets = age(marketsAsOf, now);
    return new Freshness(
        priceAsOf,
        price,
        marketsAsOf,
        markets,
        !isWithin(price, limits.price()) || !isWithin(markets, limits.markets()));
  }

  private static boolean isWithin(Duration age, Duration limit) {
    return !age.isNegative() && age.compareTo(limit) <= 0;
  }

  /** A little ahead is now. */
  private static Duration age(Instant asOf, Instant now) {
    var age = Duration.between(asOf, now);
    return age.isNegative() && age.negated().compareTo(LEAD) <= 0 ? Duration.ZERO : age;
  }
}
