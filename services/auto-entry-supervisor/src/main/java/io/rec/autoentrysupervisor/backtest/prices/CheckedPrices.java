package io.rec.autoentrysupervisor.backtest.prices;

import java.io.IOException;
import java.time.Instant;

/** Counts what is missing, and refuses prices with a hole too long to be an accident. */
public final class CheckedPrices implements PriceSource {
  private final PriceSource prices;
  private final long longestGap;
  private long first;
  private long last;
  private long count;
  private long widest;
  private long widestBegins;

  /**
   * Wraps prices.
   *
   * @param longestGap seconds that may be missing in a row
   */
  public CheckedPrices(PriceSource prices, long longestGap) {
    this.prices = prices;
    this.longestGap = longestGap;
  }

  @Override
  public boolean next() throws IOException {
    if (!prices.next()) {
      return false;
    }
    var second = prices.second();
    if (count == 0) {
      first = second;
    } else {
      lookAtGap(second);
    }
    last = second;
    count++;
    return true;
  }

  private void lookAtGap(long second) {
    var missing = second - last - 1;
    if (missing > longestGap) {
      throw new Refusal(
          "between %s and %s there are no prices for %d seconds: at most %d may be missing in a row"
              .formatted(
                  Instant.ofEpochSecond(last), Instant.ofEpochSecond(second), missing, longestGap));
    }
    if (missing > widest) {
      widest = missing;
      widestBegins = last;
    }
  }

  /** What was seen so far. */
  public Coverage coverage() {
    return new Coverage(
        Instant.ofEpochSecond(first),
        Instant.ofEpochSecond(last),
        count,
        count == 0 ? 0 : last - first + 1 - count,
        widest,
        Instant.ofEpochSecond(widestBegins));
  }

  @Override
  public long second() {
    return prices.second();
  }

  @Override
  public double price() {
    return prices.price();
  }

  @Override
  public void close() throws IOException {
    prices.close();
  }
}
