package io.rec.aiservice.analysis;

import io.rec.domain.indicator.Candle;
import io.rec.domain.signal.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One finished analysis.
 *
 * @param opinion what is answered: all opinions in one, with the confidence they deserve
 * @param opinions what each model said, with its own confidence
 * @param silent models that said nothing, and why
 * @param figures the indicators computed here
 * @param given figures of the caller
 * @param candle when the newest candle began
 * @param close its close
 * @param closedAt up to when candles had closed that were looked at
 */
public record Analysis(
    UUID id,
    Market market,
    Opinion opinion,
    List<Opinion> opinions,
    List<String> silent,
    Map<String, Double> figures,
    Map<String, Double> given,
    Instant candle,
    double close,
    Instant closedAt,
    Instant at,
    Duration took,
    String requestId) {

  public Analysis {
    opinions = List.copyOf(opinions);
    silent = List.copyOf(silent);
    figures = Map.copyOf(figures);
    given = Map.copyOf(given);
  }

  /** Never negative: the clocks of two pods differ. */
  public Duration age(Instant now) {
    Duration age = Duration.between(at, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /**
   * Up to when candles have closed, of which the newest may still be going on. Never later than
   * now, whatever a caller's clock says.
   */
  public static Instant closedAt(Market market, List<Candle> candles, Instant now) {
    Instant begun = candles.getLast().start();
    Instant ends = begun.plus(market.timeFrame().length());
    if (!ends.isAfter(now)) {
      return ends;
    }
    return begun.isAfter(now) ? now : begun;
  }
}
