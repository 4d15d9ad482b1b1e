package io.rec.unifiedproductioncoordinator.fingerprints.history;

import java.time.Instant;

/** One minute of prices; where a file knows only the close, all four are the close. */
public record Candle(
    Instant minute, double open, double high, double low, double close, double volume) {

  public Candle {
    if (!price(open) || !price(high) || !price(low) || !price(close)) {
      throw new IllegalArgumentException(
          "%s, %s, %s, %s are not all possible prices".formatted(open, high, low, close));
    }
    if (high < Math.max(open, close) || low > Math.min(open, close)) {
      throw new IllegalArgumentException(
          "open %s and close %s do not lie between low %s and high %s"
              .formatted(open, close, low, high));
    }
    if (!(volume >= 0) || Double.isInfinite(volume)) {
      throw new IllegalArgumentException("a volume of " + volume);
    }
  }

  private static boolean price(double value) {
    return value > 0 && !Double.isInfinite(value);
  }
}
