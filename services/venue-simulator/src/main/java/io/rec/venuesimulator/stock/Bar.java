package io.rec.venuesimulator.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The trades of a while put together. */
public record Bar(long startMillis, Prices prices, Turnover turnover) {

  private static final int CENT_DECIMALS = 2;
  private static final int MEAN_DECIMALS = 4;

  /** In cents. */
  public record Prices(long open, long high, long low, long close) {}

  /**
   * All that changed hands; the mean is that of the trades whose prices count.
   *
   * @param cents price times shares of those trades
   * @param counted the shares of those trades
   */
  public record Turnover(long shares, long trades, long cents, long counted) {

    /** What was traded when its price did not count. */
    Turnover with(long moreShares, long moreTrades) {
      return new Turnover(shares + moreShares, trades + moreTrades, cents, counted);
    }

    private Turnover with(Turnover other) {
      return new Turnover(
          shares + other.shares,
          trades + other.trades,
          cents + other.cents,
          counted + other.counted);
    }
  }

  static Bar of(long startMillis, Print print) {
    return new Bar(
        startMillis,
        new Prices(print.cents(), print.cents(), print.cents(), print.cents()),
        new Turnover(print.shares(), 1, print.cents() * print.shares(), print.shares()));
  }

  public static BigDecimal dollars(long cents) {
    return BigDecimal.valueOf(cents, CENT_DECIMALS);
  }

  /** This bar and another one, before or after it, as one. */
  public Bar with(Bar other) {
    Bar first = startMillis <= other.startMillis ? this : other;
    Bar last = startMillis <= other.startMillis ? other : this;
    return new Bar(
        first.startMillis,
        new Prices(
            first.prices.open,
            Math.max(prices.high, other.prices.high),
            Math.min(prices.low, other.prices.low),
            last.prices.close),
        turnover.with(other.turnover));
  }

  public Bar startingAt(long millis) {
    return new Bar(millis, prices, turnover);
  }

  public BigDecimal mean() {
    return dollars(turnover.cents)
        .divide(BigDecimal.valueOf(turnover.counted), MEAN_DECIMALS, RoundingMode.HALF_UP);
  }
}
