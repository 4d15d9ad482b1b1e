package io.rec.venuesimulator.exchange;

/** What trading left behind in a market: prices in cents, counts in hundredths, 0 before any. */
public record Figures(int lastCents, long volume, long openInterest, long lastCount) {

  static final Figures NONE = new Figures(0, 0, 0, 0);

  Figures with(Trade trade) {
    return new Figures(
        trade.yesCents(),
        volume + trade.count(),
        trade.openInterestAfter(openInterest),
        trade.count());
  }
}
