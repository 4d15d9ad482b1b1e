package io.rec.unifiedproductioncoordinator.publication;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.production.Produced;
import io.rec.unifiedproductioncoordinator.production.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a table may be trusted at one moment. Worked out anew whenever it is written down, so a
 * table that nobody replaces grows old before everybody's eyes, and closes with its event.
 */
record Trust(
    Duration priceAge,
    Duration marketsAge,
    long secondsToClose,
    boolean closed,
    boolean stale,
    List<Trouble> troubles) {

  Trust {
    troubles = List.copyOf(troubles);
  }

  static Trust at(Produced produced, FreshnessLimits limits, Instant now) {
    StrikeTable table = produced.table();
    Duration price = age(table.freshness().priceAsOf(), now);
    Duration markets = age(table.freshness().marketsAsOf(), now);
    boolean oldPrice = price.compareTo(limits.price()) > 0;
    boolean oldMarkets = markets.compareTo(limits.markets()) > 0;
    boolean closed = !produced.close().isAfter(now);
    List<Trouble> troubles = new ArrayList<>();
    if (closed) {
      troubles.add(
          new Trouble("event closed", "the event has closed, the next table is not made yet"));
    }
    if (oldPrice) {
      troubles.add(
          new Trouble(
              "price old", "the price is older than %d ms".formatted(limits.price().toMillis())));
    }
    if (oldMarkets && produced.marketsKnown()) {
      troubles.add(
          new Trouble(
              "markets old",
              "markets are older than %d ms".formatted(limits.markets().toMillis())));
    }
    troubles.addAll(produced.troubles());
    boolean stale =
        closed
            || oldPrice
            || oldMarkets
            || !produced.marketsKnown()
            || produced.tick().interpolated();
    long seconds = closed ? 0 : Duration.between(now, produced.close()).toSeconds();
    return new Trust(price, markets, seconds, closed, stale, troubles);
  }

  /** Whether people would think the same of the table. */
  boolean sameVerdict(Trust other) {
    return stale == other.stale && closed == other.closed;
  }

  List<String> degraded() {
    return troubles.stream().map(Trouble::sentence).toList();
  }

  private static Duration age(Instant asOf, Instant now) {
    return asOf.isAfter(now) ? Duration.ZERO : Duration.between(asOf, now);
  }
}
