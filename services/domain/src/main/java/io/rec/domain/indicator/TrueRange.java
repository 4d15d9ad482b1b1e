package io.rec.domain.indicator;

/** How far the price went from one close to the next candle's ends. */
final class TrueRange {

  private TrueRange() {}

  static double of(Candle candle, double closeBefore) {
    return Math.max(candle.high(), closeBefore) - Math.min(candle.low(), closeBefore);
  }
}
