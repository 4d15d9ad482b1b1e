package io.rec.venuesimulator.binance.market;

/** Trades as they are added up, oldest first. One thread. */
final class Sum {

  private long trades;
  private long open;
  private long high;
  private long low;
  private long close;
  private long lots;
  private long tickLots;
  private long takerLots;
  private long takerTickLots;
  private long firstNumber;
  private long lastNumber = -1;

  void add(Trade trade) {
    long amount = trade.ticks() * trade.lots();
    begin(trade.ticks(), trade.number());
    include(trade.ticks(), trade.ticks(), trade.ticks());
    lastNumber = trade.number();
    trades++;
    lots += trade.lots();
    tickLots += amount;
    if (trade.takerBuys()) {
      takerLots += trade.lots();
      takerTickLots += amount;
    }
  }

  void add(Candle more) {
    begin(more.open(), more.firstNumber());
    include(more.low(), more.high(), more.close());
    lastNumber = more.lastNumber();
    trades += more.trades();
    lots += more.lots();
    tickLots = Math.addExact(tickLots, more.tickLots());
    takerLots += more.takerLots();
    takerTickLots += more.takerTickLots();
  }

  Candle candle(long fromMillis, long untilMillis) {
    return new Candle(
        fromMillis,
        untilMillis - 1,
        open,
        high,
        low,
        close,
        lots,
        tickLots,
        takerLots,
        takerTickLots,
        firstNumber,
        lastNumber,
        trades);
  }

  private void begin(long first, long number) {
    if (trades == 0) {
      open = first;
      high = first;
      low = first;
      firstNumber = number;
    }
  }

  private void include(long lowest, long highest, long last) {
    low = Math.min(low, lowest);
    high = Math.max(high, highest);
    close = last;
  }
}
