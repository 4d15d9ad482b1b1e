package io.rec.autoentrysupervisor.backtest.testing;

import io.rec.autoentrysupervisor.backtest.prices.PriceSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** Prices that a test wrote down. */
public final class ListedPrices implements PriceSource {
  private final List<Long> seconds = new ArrayList<>();
  private final List<Double> prices = new ArrayList<>();
  private int at = -1;

  /** One price each second, the last moment included. */
  public static ListedPrices between(String from, String to, LongToDoubleFunction price) {
    var listed = new ListedPrices();
    var last = Instant.parse(to).getEpochSecond();
    for (long second = Instant.parse(from).getEpochSecond(); second <= last; second++) {
      listed.add(second, price.applyAsDouble(second));
    }
    return listed;
  }

  public ListedPrices add(long second, double price) {
    seconds.add(second);
    prices.add(price);
    return this;
  }

  /** The same without those of a time, both ends excluded. */
  public ListedPrices without(String from, String to) {
    var left = new ListedPrices();
    var first = Instant.parse(from).getEpochSecond();
    var last = Instant.parse(to).getEpochSecond();
    for (int i = 0; i < seconds.size(); i++) {
      if (seconds.get(i) <= first || seconds.get(i) >= last) {
        left.add(seconds.get(i), prices.get(i));
      }
    }
    return left;
  }

  @Override
  public boolean next() {
    at++;
    return at < seconds.size();
  }

  @Override
  public long second() {
    return seconds.get(at);
  }

  @Override
  public double price() {
    return prices.get(at);
  }

  @Override
  public void close() {}
}
