package io.rec.venues.kalshi.book;

import java.util.List;

/** A whole book: who wants YES at what price, and who offers it, both on the YES scale. */
public record BookSnapshot(String ticker, List<Level> bids, List<Level> asks) {

  public BookSnapshot {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /** From two lists of bids, each on the scale of its own leg, as REST answers them. */
  public static BookSnapshot ofLegs(String ticker, List<Level> yes, List<Level> no) {
    return new BookSnapshot(ticker, yes, no.stream().map(Level::mirrored).toList());
  }
}
