package io.rec.venuesimulator.price;

/** Random numbers by position instead of by turn: the same on every machine and every JDK. */
public final class Noise {

  private static final double UNIFORM_DEVIATION = StrictMath.sqrt(3);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Noise() {}

  /** SplitMix64's mixing of one value. */
  public static long bits(long value) {
    long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /** The bits of a place in a family of places. */
  public static long bits(long seed, long place) {
    return bits(seed + GOLDEN * (place + 1));
  }

  /** Even between 0 and 1, without 1. */
  public static double unit(long seed, long place) {
    return (bits(seed, place) >>> 11) * 0x1.0p-53;
  }

  /** Even around 0 with deviation 1. */
  public static double centred(long seed, long place) {
    return (2 * unit(seed, place) - 1) * UNIFORM_DEVIATION;
  }
}
