package io.rec.mainapp.gateway.signals;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.gateway.market.Candle;
import java.time.Instant;
import java.util.List;

/** What the analysis service is asked, in its words. */
@Serdeable
record Question(String symbol, String timeframe, List<Bar> candles) {

  /** Our prices have no volume. */
  private static final double VOLUME = 0;

  /** One candle in the words of the analysis service. */
  @Serdeable
  record Bar(Instant timestamp, double open, double high, double low, double close, double volume) {

    static Bar of(Candle candle) {
      return new Bar(
          Instant.ofEpochSecond(candle.t()),
          candle.o().doubleValue(),
          candle.h().doubleValue(),
          candle.l().doubleValue(),
          candle.c().doubleValue(),
          VOLUME);
    }
  }

  static Question about(String symbol, String timeframe, List<Candle> candles) {
    return new Question(symbol, timeframe, candles.stream().map(Bar::of).toList());
  }

  /** The newest close. */
  double price() {
    return candles.getLast().close();
  }
}
