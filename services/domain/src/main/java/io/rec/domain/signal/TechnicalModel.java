package io.rec.domain.signal;

import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.indicator.Indicators;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The built-in model: a weighted vote of indicators, the same answer for the same candles, without
 * a network. Its numbers are a choice and no discovery; what they are worth is measured afterwards
 * by {@link Calibration}. Whoever changes one raises the version.
 */
public final class TechnicalModel {

  public static final String VERSION = "technical-1";

  /** Below this the votes say nothing either way. */
  private static final double DECIDED = 0.15;

  /** With less of the weight known, nothing is said. */
  private static final double ENOUGH = 0.6;

  private static final double UNDECIDED_CONFIDENCE = 0.5;
  private static final double DIRECTION_SPAN = 0.45;
  private static final double NEUTRAL_SPAN = 0.3;

  private TechnicalModel() {}

  public static Opinion judge(IndicatorReading reading) {
    var factors = TechnicalFactors.of(reading);
    double weight = factors.stream().mapToDouble(Factor::weight).sum();
    if (weight < ENOUGH) {
      return new Opinion(Signal.NEUTRAL, 0, "Neutral: " + silence(reading), VERSION);
    }
    double score = factors.stream().mapToDouble(f -> f.vote() * f.weight()).sum() / weight;
    var signal = signal(score);
    return new Opinion(
        signal, confidence(signal, Math.abs(score)), words(signal, score, factors), VERSION);
  }

  private static String silence(IndicatorReading reading) {
    return reading.candles() < Indicators.COMPLETE
        ? "%d candles are too few to say anything".formatted(reading.candles())
        : "the price does not move";
  }

  private static Signal signal(double score) {
    if (Math.abs(score) < DECIDED) {
      return Signal.NEUTRAL;
    }
    return score > 0 ? Signal.LONG : Signal.SHORT;
  }

  private static double confidence(Signal signal, double strength) {
    double share =
        signal == Signal.NEUTRAL
            ? NEUTRAL_SPAN * (1 - strength / DECIDED)
            : DIRECTION_SPAN * (strength - DECIDED) / (1 - DECIDED);
    return Math.clamp(UNDECIDED_CONFIDENCE + share, 0, 1);
  }

  private static String words(Signal signal, double score, List<Factor> factors) {
    return factors.stream()
        .map(f -> String.format(Locale.ROOT, "%s (%+.2f)", f.words(), f.vote()))
        .collect(
            Collectors.joining(
                "; ", String.format(Locale.ROOT, "%s at %+.2f: ", signal.word(), score), ""));
  }
}
