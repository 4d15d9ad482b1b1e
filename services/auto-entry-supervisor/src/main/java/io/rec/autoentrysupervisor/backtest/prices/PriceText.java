package io.rec.autoentrysupervisor.backtest.prices;

/** Reads a price out of bytes. */
final class PriceText {
  /** Up to here a whole number of units is exact in a double, and so is its quotient's rounding. */
  private static final int MOST_DIGITS = 15;

  private static final double[] POWERS = powers();

  private PriceText() {}

  /**
   * Dollars.
   *
   * @throws IllegalArgumentException if it is not more than nothing
   */
  static double of(byte[] text, int from, int to) {
    var units = 0L;
    var decimals = -1;
    for (int i = from; i < to; i++) {
      var character = text[i];
      if (character >= '0' && character <= '9') {
        units = units * 10 + (character - '0');
        decimals = decimals < 0 ? decimals : decimals + 1;
      } else if (character == '.' && decimals < 0) {
        decimals = 0;
      } else {
        throw wrong(text, from, to);
      }
    }
    if (to - from > MOST_DIGITS || units == 0) {
      throw wrong(text, from, to);
    }
    return decimals <= 0 ? units : units / POWERS[decimals];
  }

  private static IllegalArgumentException wrong(byte[] text, int from, int to) {
    return new IllegalArgumentException(
        "'%s' is no price: expected dollars like 118500.25".formatted(Lines.text(text, from, to)));
  }

  private static double[] powers() {
    var powers = new double[MOST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
