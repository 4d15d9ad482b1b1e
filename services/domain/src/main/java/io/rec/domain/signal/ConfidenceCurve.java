package io.rec.domain.signal;

import java.util.List;

/**
 * From said to deserved confidence, never falling: a straight line between the centres of ten
 * deciles. Neighbours that would fall are pooled (pool adjacent violators), so that chance in a
 * thinly filled decile does not make more confidence mean less.
 */
final class ConfidenceCurve {

  private final double[] deserved;

  private ConfidenceCurve(double[] deserved) {
    this.deserved = deserved;
  }

  /**
   * Of each decile the count of opinions and of right ones; {@code prior} opinions more are taken
   * to have been right as often as they said.
   */
  static ConfidenceCurve of(List<long[]> deciles, double prior) {
    int count = deciles.size();
    double[] rates = new double[count];
    double[] weights = new double[count];
    for (int decile = 0; decile < count; decile++) {
      weights[decile] = deciles.get(decile)[0] + prior;
      rates[decile] = (deciles.get(decile)[1] + prior * centre(decile, count)) / weights[decile];
    }
    return new ConfidenceCurve(pooled(rates, weights));
  }

  double corrected(double said) {
    int count = deserved.length;
    double place = said * count - 0.5;
    int below = (int) Math.floor(place);
    if (below < 0) {
      return Math.clamp(deserved[0] + said - centre(0, count), 0, 1);
    }
    if (below >= count - 1) {
      return Math.clamp(deserved[count - 1] + said - centre(count - 1, count), 0, 1);
    }
    double share = place - below;
    return deserved[below] + share * (deserved[below + 1] - deserved[below]);
  }

  private static double centre(int decile, int count) {
    return (decile + 0.5) / count;
  }

  private static double[] pooled(double[] rates, double[] weights) {
    int count = rates.length;
    double[] level = new double[count];
    double[] weight = new double[count];
    int[] size = new int[count];
    int blocks = 0;
    for (int next = 0; next < count; next++) {
      level[blocks] = rates[next];
      weight[blocks] = weights[next];
      size[blocks] = 1;
      blocks++;
      while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
        double both = weight[blocks - 2] + weight[blocks - 1];
        level[blocks - 2] =
            (level[blocks - 2] * weight[blocks - 2] + level[blocks - 1] * weight[blocks - 1])
                / both;
        weight[blocks - 2] = both;
        size[blocks - 2] += size[blocks - 1];
        blocks--;
      }
    }
    double[] pooled = new double[count];
    int place = 0;
    for (int block = 0; block < blocks; block++) {
      for (int each = 0; each < size[block]; each++) {
        pooled[place++] = level[block];
      }
    }
    return pooled;
  }
}
