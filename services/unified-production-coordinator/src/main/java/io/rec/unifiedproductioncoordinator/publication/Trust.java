package io.rec.unifiedproductioncoordinator.publication;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.production.Produced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a table may be trusted at one moment. Worked out anew whenever it is written down, so a
 * table that nobody replaces grows old before everybody's eyes.
 */
record Trust(Duration priceAge, Duration marketsAge, boolean stale, List<String> degraded) {

  Trust {
    degraded = List.copyOf(degraded);
  }

  static Trust at(Produced produced, FreshnessLimits limits, Instant now) {
    StrikeTable table = produced.table();
    Duration price = age(table.freshness().priceAsOf(), now);
    Duration markets = age(table.freshness().marketsAsOf(), now);
    boolean oldPrice = price.compareTo(limits.price()) > 0;
    boolean oldMarkets = markets.compareTo(limits.markets()) > 0;
    List<String> degraded = new ArrayList<>();
    if (oldPrice) {
      degraded.add("the price is older than %d ms".formatted(limits.price().toMillis()));
    }
    if (oldMarkets && produced.marketsKnown()) {
      degraded.add("markets are older than %d ms".formatted(limits.markets().toMillis()));
    }
    degraded.addAll(produced.troubles());
    boolean stale =
        oldPrice || oldMarkets || !produced.marketsKnown() || produced.tick().interpolated();
    return new Trust(price, markets, stale, degraded);
  }

  private static Duration age(Instant asOf, Instant now) {
    return asOf.isAfter(now) ? Duration.ZERO : Duration.between(asOf, now);
  }
}
