package io.rec.autoentrysupervisor.backtest.prices;

import java.io.IOException;
import java.time.Instant;

/** Prices up to a moment. */
public final class Until implements PriceSource {
  private final PriceSource prices;
  private final long last;

  /** The price of the last moment itself is the last one: it belongs to an hour that ends then. */
  public Until(PriceSource prices, Instant last) {
    this.prices = prices;
    this.last = last.getEpochSecond();
  }

  @Override
  public boolean next() throws IOException {
    return prices.next() && prices.second() <= last;
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
