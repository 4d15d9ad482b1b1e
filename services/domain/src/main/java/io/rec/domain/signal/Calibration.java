package io.rec.domain.signal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model's confidence turned out to be worth. A model without past is believed; with each
 * outcome the hit rate of its confidence counts more.
 */
public final class Calibration {

  public static final Calibration NONE = new Calibration(Map.of(), Map.of());

  /** So many outcomes weigh as much as the model's own word. */
  private static final double PRIOR = 20;

  private final Map<String, ConfidenceCurve> curves;
  private final Map<String, Double> hitRates;

  private Calibration(Map<String, ConfidenceCurve> curves, Map<String, Double> hitRates) {
    this.curves = Map.copyOf(curves);
    this.hitRates = Map.copyOf(hitRates);
  }

  public static Calibration of(Collection<PastConfidence> past) {
    Map<String, long[][]> counts = new HashMap<>();
    for (PastConfidence each : past) {
      long[][] model =
          counts.computeIfAbsent(
              each.modelVersion(), unused -> new long[PastConfidence.DECILES][2]);
      model[each.decile()][0] += each.opinions();
      model[each.decile()][1] += each.right();
    }
    Map<String, ConfidenceCurve> curves = new HashMap<>();
    Map<String, Double> hitRates = new HashMap<>();
    counts.forEach(
        (model, deciles) -> {
          curves.put(model, ConfidenceCurve.of(List.of(deciles), PRIOR));
          hitRates.put(model, hitRate(List.of(deciles)));
        });
    return new Calibration(curves, hitRates);
  }

  /** The opinion with the confidence it deserves. */
  public Opinion corrected(Opinion opinion) {
    ConfidenceCurve curve = curves.get(opinion.modelVersion());
    return curve == null ? opinion : opinion.withConfidence(curve.corrected(opinion.confidence()));
  }

  /** How much a model counts among others: twice its hit rate, so 1 for one without past. */
  public double weight(String modelVersion) {
    return 2 * hitRates.getOrDefault(modelVersion, 0.5);
  }

  private static double hitRate(List<long[]> deciles) {
    double opinions = PRIOR;
    double right = PRIOR / 2;
    for (long[] decile : deciles) {
      opinions += decile[0];
      right += decile[1];
    }
    return right / opinions;
  }
}
