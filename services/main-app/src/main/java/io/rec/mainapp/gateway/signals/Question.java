package io.rec.mainapp.gateway.signals;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.indicator.Candle;
import io.rec.domain.signal.AnalysisQuestion;
import java.time.Instant;
import java.util.List;

/** What the analysis service is asked, in its words. */
@Serdeable
record Question(String symbol, String timeframe, List<Bar> candles) {

  /** One candle in the words of the analysis service. */
  @Serdeable
  record Bar(Instant timestamp, double open, double high, double low, double close, double volume) {

    static Bar of(Candle candle) {
      return new Bar(
          candle.start(),
          candle.open(),
          candle.high(),
          candle.low(),
          candle.close(),
          candle.volume());
    }
  }

  static Question of(AnalysisQuestion asked) {
    return new Question(
        asked.symbol(), asked.timeFrame().word(), asked.candles().stream().map(Bar::of).toList());
  }
}
