package io.rec.domain.indicator;

/**
 * On-balance volume: begins with the first candle's volume, grows by that of each candle that
 * closes higher and shrinks by that of each that closes lower.
 */
public final class Obv {

  private boolean begun;
  private double closeBefore;
  private double value;

  public double add(double close, double volume) {
    if (!begun || close > closeBefore) {
      value += volume;
    } else if (close < closeBefore) {
      value -= volume;
    }
    begun = true;
    closeBefore = close;
    return value;
  }
}
