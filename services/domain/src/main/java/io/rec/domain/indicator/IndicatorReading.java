package io.rec.domain.indicator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All indicators at one candle.
 *
 * @param candle when the newest candle began
 * @param candles how many were seen
 * @param close of the newest
 * @param obvAverage average of the on-balance volume over the last 20 candles, exponential
 * @param volumeAverage mean volume of the last 20 candles
 */
public record IndicatorReading(
    Instant candle,
    int candles,
    double close,
    OptionalDouble emaFast,
    OptionalDouble emaSlow,
    OptionalDouble rsi,
    Optional<Macd.Value> macd,
    Optional<Bollinger.Bands> bands,
    OptionalDouble atr,
    Optional<Adx.Value> adx,
    double obv,
    OptionalDouble obvAverage,
    OptionalDouble volumeAverage,
    Optional<Stochastic.Value> stochastic) {

  /** What is known, by its name on the wire and in the store. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("close", close);
    put(figures, "ema_12", emaFast);
    put(figures, "ema_26", emaSlow);
    put(figures, "rsi_14", rsi);
    macd.ifPresent(
        value -> {
          figures.put("macd", value.line());
          figures.put("macd_signal", value.signal());
          figures.put("macd_histogram", value.histogram());
        });
    bands.ifPresent(
        value -> {
          figures.put("bollinger_upper", value.upper());
          figures.put("bollinger_middle", value.middle());
          figures.put("bollinger_lower", value.lower());
        });
    put(figures, "atr_14", atr);
    adx.ifPresent(
        value -> {
          put(figures, "adx_14", value.adx());
          figures.put("plus_di_14", value.plusDi());
          figures.put("minus_di_14", value.minusDi());
        });
    figures.put("obv", obv);
    stochastic.ifPresent(
        value -> {
          figures.put("stochastic_k", value.k());
          figures.put("stochastic_d", value.d());
        });
    return figures;
  }

  private static void put(Map<String, Double> figures, String name, OptionalDouble value) {
    if (value.isPresent()) {
      figures.put(name, value.getAsDouble());
    }
  }
}
