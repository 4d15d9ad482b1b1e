package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Pair;

/** What was ordered. */
public record Terms(Pair pair, Side side, Kind kind, Size size) {

  /** What the order pays with. */
  String paying() {
    return side == Side.BUY ? Pair.QUOTE : pair.base();
  }

  /** What it brings. */
  String earning() {
    return side == Side.BUY ? pair.base() : Pair.QUOTE;
  }
}
