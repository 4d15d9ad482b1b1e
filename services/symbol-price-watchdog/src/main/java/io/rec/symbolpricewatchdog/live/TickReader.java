package io.rec.symbolpricewatchdog.live;

import io.rec.platform.prices.PriceNews;

/** Who is shown each tick as it is taken in. Called on the feed's thread: must not block. */
@FunctionalInterface
public interface TickReader {
  void taken(PriceNews news);
}
