package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Trade;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One market's candles, made again from seed and time instead of kept. */
final class Candles {

  private static final int SAMPLES = 4;

  private final ListedMarket market;
  private final Iterator<Trade> trades;
  private final long nowSecond;
  private @Nullable Trade next;
  private long volume;
  private long openInterest;
  private int last;

  private Candles(ListedMarket market, List<Trade> trades, long nowSecond) {
    this.market = market;
    this.trades = trades.iterator();
    this.nowSecond = nowSecond;
    advance();
  }

  /**
   * The candles that end in the window, oldest first; periods in which the market did not live are
   * left out. The trades are all of the market from its opening on.
   */
  static List<JsonObject> of(
      ListedMarket market, List<Trade> trades, CandleWindow window, long nowSecond) {
    Candles candles = new Candles(market, trades, nowSecond);
    long period = window.period();
    long until = Math.min(market.times().close().getEpochSecond(), nowSecond);
    List<JsonObject> made = new ArrayList<>();
    long begin = Math.floorDiv(market.times().open().getEpochSecond(), period) * period;
    for (; begin < until && begin + period <= window.end(); begin += period) {
      JsonObject candle = candles.next(begin, begin + period);
      if (begin + period >= window.start()) {
        made.add(candle);
      }
    }
    return made;
  }

  private JsonObject next(long begin, long end) {
    int previous = last;
    Range price = new Range();
    long before = volume;
    long paid = 0;
    for (Trade trade = next; trade != null && trade.epochMillis() < end * 1000; trade = next) {
      price.add(trade.yesCents());
      add(trade);
      paid += trade.yesCents() * trade.count();
      advance();
    }
    Range bid = new Range();
    Range ask = new Range();
    for (int sample = 0; sample <= SAMPLES; sample++) {
      Touch touch = Quoting.touch(market, sampleAt(begin, end, sample));
      bid.add(touch.bid());
      ask.add(touch.ask());
    }
    JsonObject prices = price.form();
    long traded = volume - before;
    prices.with("mean_dollars", traded == 0 ? null : Decimals.dollars(paid / traded));
    prices.with("previous_dollars", previous == 0 ? null : Decimals.dollars(previous));
    return new JsonObject()
        .with("end_period_ts", end)
        .with("yes_bid", bid.form())
        .with("yes_ask", ask.form())
        .with("price", prices)
        .with("volume_fp", Decimals.count(traded))
        .with("open_interest_fp", Decimals.count(openInterest));
  }

  private void advance() {
    next = trades.hasNext() ? trades.next() : null;
  }

  private void add(Trade trade) {
    volume += trade.count();
    last = trade.yesCents();
    openInterest = trade.openInterestAfter(openInterest);
  }

  private long sampleAt(long begin, long end, int sample) {
    long first = Math.max(begin * 1000, market.times().open().toEpochMilli());
    long latest =
        Math.min(Math.min(end, nowSecond) * 1000, market.times().close().toEpochMilli() - 1);
    return first + (latest - first) * sample / SAMPLES;
  }

  /** Open, low, high and close of what was added; all empty before anything was. */
  private static final class Range {
    private int count;
    private int open;
    private int low;
    private int high;
    private int close;

    void add(int cents) {
      if (count++ == 0) {
        open = cents;
        low = cents;
        high = cents;
      }
      low = Math.min(low, cents);
      high = Math.max(high, cents);
      close = cents;
    }

    JsonObject form() {
      boolean none = count == 0;
      return new JsonObject()
          .with("open_dollars", none ? null : Decimals.dollars(open))
          .with("low_dollars", none ? null : Decimals.dollars(low))
          .with("high_dollars", none ? null : Decimals.dollars(high))
          .with("close_dollars", none ? null : Decimals.dollars(close));
    }
  }
}
