package io.rec.unifiedproductioncoordinator.production;

import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.Series;
import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.ProbabilityLadder;
import io.rec.domain.strikes.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * Strikes to show while the exchange's markets are not known: a ladder around the price, without
 * tickers and without prices.
 */
final class LadderMarkets {

  private static final int RUNGS_EACH_WAY = 10;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private LadderMarkets() {}

  static EventMarkets around(String symbol, double price, Instant now) {
    long step = ProbabilityLadder.DEFAULT_STEP;
    long base = (long) Math.rint(price / step) * step;
    List<Quote> quotes =
        LongStream.rangeClosed(-RUNGS_EACH_WAY, RUNGS_EACH_WAY)
            .map(rung -> base + rung * step)
            .filter(strike -> strike > 0)
            .mapToObj(LadderMarkets::unquoted)
            .toList();
    return new EventMarkets(
        HourlyCalendar.nextEvent(Series.of(symbol), now), "unknown", Instant.EPOCH, quotes);
  }

  private static Quote unquoted(long strike) {
    OptionalInt nobody = OptionalInt.empty();
    return new Quote(
        "", BigDecimal.valueOf(strike).subtract(CENT), nobody, nobody, nobody, nobody, 0);
  }
}
