package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.kalshi.query.BadParameter;
import io.rec.venuesimulator.kalshi.query.Parameters;
import java.util.Set;

/** From when to when candles are wanted and how long each is, in seconds. */
record CandleWindow(long start, long end, long period) {

  private static final Set<Long> INTERVALS = Set.of(1L, 60L, 1440L);

  /** The year 9999: later is as good as for ever, and small enough to reckon with. */
  private static final long LATEST = 253_402_300_799L;

  static CandleWindow of(Parameters parameters) {
    long interval = parameters.required("period_interval");
    if (!INTERVALS.contains(interval)) {
      throw BadParameter.tag(parameters.call(), "PeriodInterval", "oneof");
    }
    long start = Math.clamp(parameters.required("start_ts"), 0, LATEST);
    long end = Math.clamp(parameters.required("end_ts"), 0, LATEST);
    if (end < start) {
      throw BadParameter.tag(parameters.call(), "EndTs", "gtefield");
    }
    return new CandleWindow(start, end, interval * 60);
  }

  long count() {
    return (end - start) / period + 1;
  }

  CandleWindow atMost(long candles) {
    return count() <= candles
        ? this
        : new CandleWindow(start, start + (candles - 1) * period, period);
  }
}
