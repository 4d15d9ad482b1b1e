package io.rec.platform.live;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.StrikeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A strike table and how far it may be acted on.
 *
 * @param close when its event closes
 * @param interpolated whether nobody traded at its price
 * @param marketsKnown whether the venue's markets were known when it was made
 * @param traceparent the trace of the tick that it was made of; empty for one that was read
 */
public record SeenTable(
    StrikeTable table,
    Instant close,
    boolean interpolated,
    boolean marketsKnown,
    Optional<String> traceparent) {

  public String symbol() {
    return table.symbol();
  }

  /** What speaks against acting on it now; empty if nothing does. */
  public List<String> troubles(FreshnessLimits limits, Instant now) {
    var troubles = new ArrayList<String>();
    if (interpolated) {
      troubles.add("the price is interpolated");
    }
    if (isOld(table.freshness().priceAsOf(), limits.price(), now)) {
      troubles.add("the price is of " + table.freshness().priceAsOf());
    }
    if (!marketsKnown) {
      troubles.add("the markets are unknown");
    } else if (isOld(table.freshness().marketsAsOf(), limits.markets(), now)) {
      troubles.add("the markets are of " + table.freshness().marketsAsOf());
    }
    if (!now.isBefore(close)) {
      troubles.add("its event closed at " + close);
    }
    return List.copyOf(troubles);
  }

  /** Whole seconds until its event closes. */
  public long secondsToClose(Instant now) {
    return Math.max(0, Duration.between(now, close).toSeconds());
  }

  /** Too far ahead is as wrong as too old: one of the two clocks jumped. */
  private static boolean isOld(Instant asOf, Duration limit, Instant now) {
    return Duration.between(asOf, now).abs().compareTo(limit) > 0;
  }
}
