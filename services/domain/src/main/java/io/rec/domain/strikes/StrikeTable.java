package io.rec.domain.strikes;

import io.rec.domain.momentum.Momentum;
import io.rec.domain.probability.Fingerprints;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The strikes nearest to the price, ascending, and what they were made from.
 *
 * @param secondsToClose whole seconds left, never negative
 * @param fingerprint name of the table that the momentum chose, empty if it is not there
 * @param model version of the fingerprints
 */
public record StrikeTable(
    String symbol,
    double price,
    long secondsToClose,
    String eventTicker,
    String marketTitle,
    OptionalLong tier,
    String marketStatus,
    Momentum momentum,
    Optional<String> fingerprint,
    String model,
    Freshness freshness,
    Instant lastUpdated,
    List<StrikeRow> rows) {

  public static final String BROKER = "Kalshi";
  public static final int MOST_ROWS = 21;

  public StrikeTable {
    rows = List.copyOf(rows);
  }

  /**
   * The table of an event at one moment. Missing quotes, momentum or fingerprints leave their
   * figures empty; old inputs mark it stale.
   */
  public static StrikeTable of(
      EventMarkets markets,
      Momentum momentum,
      Fingerprints fingerprints,
      FreshnessLimits limits,
      Instant now) {
    if (!fingerprints.symbol().equals(markets.symbol())) {
      throw new IllegalArgumentException(
          "%s must not be judged by the fingerprints of %s"
              .formatted(markets.event().ticker(), fingerprints.symbol()));
    }
    var bucket = momentum.bucket();
    var name =
        bucket.isPresent() && fingerprints.bucket(bucket.getAsInt()).isPresent()
            ? Optional.of(fingerprints.tableName(bucket.getAsInt()))
            : Optional.<String>empty();
    var seconds = markets.event().secondsToClose(now);
    return new StrikeTable(
        markets.symbol(),
        momentum.price(),
        seconds,
        markets.ticker(),
        markets.title(),
        markets.tier(),
        markets.status(),
        momentum,
        name,
        fingerprints.version(),
        Freshness.at(now, momentum.asOf(), markets.asOf(), limits),
        now,
        rows(markets, momentum, fingerprints, seconds));
  }

  public String broker() {
    return BROKER;
  }

  private static List<StrikeRow> rows(
      EventMarkets markets, Momentum momentum, Fingerprints fingerprints, long seconds) {
    var price = momentum.price();
    var bucket = momentum.bucket();
    var from = markets.nearest(price, MOST_ROWS);
    var rows = new StrikeRow[Math.min(MOST_ROWS, markets.size())];
    for (int i = 0; i < rows.length; i++) {
      var strike = markets.strike(from + i);
      rows[i] =
          StrikeRow.of(
              strike,
              markets.quote(from + i),
              price,
              fingerprints.probability(price, strike, seconds, bucket));
    }
    return Arrays.asList(rows);
  }
}
