package io.rec.domain.signal;

import static java.util.Objects.requireNonNull;

import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.CandleRules;
import io.rec.domain.indicator.TimeFrame;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the analysis service is asked: {@code POST /ai/analyze}.
 *
 * @param candles oldest first; refused here already when {@link CandleRules} finds a fault
 * @param indicators figures of the caller's own, by name; told to models that read text, and never
 *     counted by the built-in one, which computes its own
 */
public record AnalysisQuestion(
    String symbol, TimeFrame timeFrame, List<Candle> candles, Map<String, Double> indicators) {

  public AnalysisQuestion {
    requireNonNull(symbol, "symbol");
    requireNonNull(timeFrame, "timeFrame");
    candles = List.copyOf(candles);
    indicators = Map.copyOf(indicators);
    CandleRules.fault(candles)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault.sentence());
            });
  }

  /** When the newest candle began. */
  public Instant newest() {
    return candles.getLast().start();
  }
}
