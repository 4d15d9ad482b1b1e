package io.rec.venuesimulator.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * A random walk that can be read at any instant without walking there: a sum of random waves, by
 * default from a quarter of a second to a day and a half, each as high as the root of its length.
 * Restarting the simulator therefore continues the same prices.
 */
public final class PriceWalk implements PricePath {

  private static final long FINEST_MILLIS = 250;
  private static final int WAVES = 20;
  private static final double MILLIS = 1000.0;

  /** Neighbouring waves add up; with this factor the walk has the volatility it was asked for. */
  private static final double SHARE = 0.55;

  private final long seed;
  private final double middle;
  private final long finestMillis;
  private final double[] heights;

  /** The deviation is the relative change in one second, e.g. 0.00008. */
  public PriceWalk(long seed, double middle, double deviationPerRootSecond) {
    this(seed, middle, deviationPerRootSecond, FINEST_MILLIS, WAVES);
  }

  /** With waves of its own: the shortest, and how many, each twice as long as the one before. */
  public PriceWalk(
      long seed, double middle, double deviationPerRootSecond, long finestMillis, int waves) {
    this.seed = seed;
    this.middle = middle;
    this.finestMillis = finestMillis;
    this.heights = new double[waves];
    long lengthMillis = finestMillis;
    for (int wave = 0; wave < waves; wave++) {
      heights[wave] = SHARE * deviationPerRootSecond * StrictMath.sqrt(lengthMillis / MILLIS);
      lengthMillis *= 2;
    }
  }

  /** In dollars with two decimals. */
  public BigDecimal at(Instant instant) {
    return BigDecimal.valueOf(at(instant.toEpochMilli())).setScale(2, RoundingMode.HALF_EVEN);
  }

  @Override
  public double at(long epochMillis) {
    double relative = 0;
    // Each wave is twice as long as the one before, so that one division finds the place in all.
    long finest = Math.floorDiv(epochMillis, finestMillis);
    long lengthMillis = finestMillis;
    for (int wave = 0; wave < heights.length; wave++) {
      long before = finest >> wave;
      double part = (epochMillis - before * lengthMillis) / (double) lengthMillis;
      relative += heights[wave] * value(wave, before, part);
      lengthMillis *= 2;
    }
    return middle * StrictMath.exp(relative);
  }

  private double value(int wave, long before, double part) {
    return (1 - part) * noise(wave, before) + part * noise(wave, before + 1);
  }

  private double noise(int wave, long index) {
    return Noise.centred(seed, 31L * index + wave);
  }
}
