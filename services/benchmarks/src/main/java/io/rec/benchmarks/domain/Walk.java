package io.rec.benchmarks.domain;

import java.util.Random;

/** A seeded price path, so that no run measures the generator and each sees the same prices. */
final class Walk {
  static final int LENGTH = 1 << 16;

  private static final double START = 115_000;
  private static final double STEP = 0.00002;

  private Walk() {}

  static double[] prices() {
    var random = new Random(20250815);
    var prices = new double[LENGTH];
    var price = START;
    for (int i = 0; i < LENGTH; i++) {
      // Pulled back to the start, or a long run would leave the strikes.
      price += price * STEP * random.nextGaussian() + (START - price) * 0.001;
      prices[i] = Math.rint(price * 100) / 100;
    }
    return prices;
  }
}
