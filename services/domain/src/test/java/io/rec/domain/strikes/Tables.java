package io.rec.domain.strikes;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StudentTFingerprint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Inputs of strike tables with good defaults. */
public final class Tables {
  public static final EventTicker EVENT = EventTicker.parse("KXBTCD-25AUG1515");
  public static final Instant CLOSE = Instant.parse("2025-08-15T19:00:00Z");
  public static final Instant NOW = CLOSE.minusSeconds(900);
  public static final Fingerprints BTC = StudentTFingerprint.forSymbol("BTC");

  private Tables() {}

  public static Quote quote(long strike, int yesAsk, int noAsk) {
    return quote(strike, OptionalInt.of(yesAsk), OptionalInt.of(noAsk));
  }

  public static Quote quote(long strike, OptionalInt yesAsk, OptionalInt noAsk) {
    var floor = BigDecimal.valueOf(strike).subtract(new BigDecimal("0.01"));
    return Quote.ofAsks(MarketTicker.of(EVENT, floor).toString(), floor, yesAsk, noAsk, 2000);
  }

  public static EventMarkets markets(List<Quote> quotes) {
    return new EventMarkets(new HourlyEvent(EVENT, CLOSE), "active", NOW, quotes);
  }

  public static Momentum momentum(double price) {
    return momentum(price, OptionalDouble.of(0.05));
  }

  public static Momentum momentum(double price, OptionalDouble weighted) {
    return new Momentum(
        NOW,
        price,
        Deltas.of(new double[] {0, 0, 0, 0, 0, 0}),
        weighted,
        price,
        new Volatility(OptionalDouble.empty()),
        false);
  }

  public static StrikeTable table(EventMarkets markets, Momentum momentum) {
    return StrikeTable.of(markets, momentum, BTC, FreshnessLimits.DEFAULT, NOW);
  }
}
