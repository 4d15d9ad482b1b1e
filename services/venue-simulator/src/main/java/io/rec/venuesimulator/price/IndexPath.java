package io.rec.venuesimulator.price;

/**
 * The settlement index: another publisher's mean, near the traded price but not equal to it. The
 * typical gap is 0.09 %, one in a hundred is wider than 0.4 %; it moves in minutes, not in seconds.
 */
final class IndexPath implements PricePath {

  private static final double DEVIATION = 0.0014;
  private static final long FINEST_MILLIS = 64_000;
  private static final int WAVES = 9;

  /** Between two even random numbers the waves are interpolated, which leaves two thirds. */
  private static final double HEIGHT = DEVIATION / StrictMath.sqrt(WAVES * 2.0 / 3.0);

  private final PricePath traded;
  private final long seed;

  IndexPath(PricePath traded, long seed) {
    this.traded = traded;
    this.seed = seed;
  }

  @Override
  public double at(long epochMillis) {
    double gap = 0;
    long length = FINEST_MILLIS;
    for (int wave = 0; wave < WAVES; wave++) {
      long before = Math.floorDiv(epochMillis, length);
      double part = Math.floorMod(epochMillis, length) / (double) length;
      gap +=
          (1 - part) * Noise.centred(seed, 31L * before + wave)
              + part * Noise.centred(seed, 31L * (before + 1) + wave);
      length *= 2;
    }
    return traded.at(epochMillis) * (1 + HEIGHT * gap);
  }
}
