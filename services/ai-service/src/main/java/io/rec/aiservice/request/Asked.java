package io.rec.aiservice.request;

import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.TimeFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says.
 *
 * @param candles absent when the request leaves them out, which is not the same as none
 */
public record Asked(
    String symbol,
    TimeFrame timeFrame,
    Optional<List<Candle>> candles,
    Map<String, Double> indicators) {

  public Asked {
    candles = candles.map(List::copyOf);
    indicators = Map.copyOf(indicators);
  }
}
