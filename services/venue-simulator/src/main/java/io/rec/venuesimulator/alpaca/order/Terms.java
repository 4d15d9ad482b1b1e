package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.Stock;

/** What was ordered. */
public record Terms(
    Stock stock, Side side, Size size, Kind kind, TimeInForce timeInForce, boolean extendedHours) {

  Terms with(Size other) {
    return new Terms(stock, side, other, kind, timeInForce, extendedHours);
  }
}
