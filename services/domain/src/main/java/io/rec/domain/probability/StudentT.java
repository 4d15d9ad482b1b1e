package io.rec.domain.probability;

/**
 * The survival function of Student's t distribution, by the continued fraction of the beta
 * function.
 */
final class StudentT {
  private static final double PRECISION = 1e-14;
  private static final int MOST_STEPS = 500;
  private static final double TINY = 1e-300;

  /** Lanczos' coefficients for g = 7, as in Numerical Recipes. */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private StudentT() {}

  /** The probability of a value above x. */
  static double survival(double x, double degrees) {
    var tail = 0.5 * regularisedBeta(degrees / (degrees + x * x), degrees / 2, 0.5);
    return x >= 0 ? tail : 1 - tail;
  }

  private static double regularisedBeta(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    var front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
    // The fraction converges fast only on this side; the other half follows by symmetry.
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    var c = 1.0;
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    var value = d;
    for (int m = 1; m <= MOST_STEPS; m++) {
      var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      value *= d * c;
      var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        return value;
      }
    }
    throw new ArithmeticException(
        "no convergence of the beta function at x=%s, a=%s, b=%s".formatted(x, a, b));
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  private static double logGamma(double z) {
    if (z < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
    }
    var sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z - 1 + i);
    }
    var t = z - 1 + LANCZOS.length - 1.5;
    return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
