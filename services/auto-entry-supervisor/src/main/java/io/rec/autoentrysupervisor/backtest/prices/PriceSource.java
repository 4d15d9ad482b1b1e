package io.rec.autoentrysupervisor.backtest.prices;

import java.io.Closeable;
import java.io.IOException;

/**
 * One price a second, oldest first; seconds without a price are left out. The last tick of a second
 * stands for it, as in the price log. Owned by one thread.
 */
public interface PriceSource extends Closeable {

  /** Moves on; false at the end. */
  boolean next() throws IOException;

  /** Seconds since 1970 of the present price. */
  long second();

  /** Dollars. */
  double price();

  @Override
  void close() throws IOException;
}
