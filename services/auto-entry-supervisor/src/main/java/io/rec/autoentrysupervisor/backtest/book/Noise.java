package io.rec.autoentrysupervisor.backtest.book;

/** Numbers that follow from their place, the same in every run. */
final class Noise {
  private static final double UNIT = 0x1.0p-53;

  private Noise() {}

  /** From 0 to below 1. */
  static double unit(long salt, long one, long other) {
    return (mixed(salt ^ mixed(one * 0x9E3779B97F4A7C15L + other)) >>> 11) * UNIT;
  }

  static long mixed(long value) {
    var mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
