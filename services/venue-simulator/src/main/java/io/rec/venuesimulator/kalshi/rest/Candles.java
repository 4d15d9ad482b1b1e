package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Trade;
import io.rec.venuesimulator.exchange.Trading;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One market's candles, made again from seed and time instead of kept. */
final class Candles {

  private static final int SAMPLES = 4;

  private final ListedEvent event;
  private final ListedMarket market;
  private final long nowSecond;
  private long volume;
  private long openInterest;
  private int last;

  private Candles(ListedEvent event, ListedMarket market, long nowSecond) {
    this.event = event;
    this.market = market;
    this.nowSecond = nowSecond;
  }

  /**
   * The candles that end in the window, oldest first; periods in which the market did not live are
   * left out.
   */
  static List<JsonObject> of(
      ListedEvent event,
      ListedMarket market,
      long startSecond,
      long endSecond,
      long periodSeconds,
      long nowSecond) {
    Candles candles = new Candles(event, market, nowSecond);
    long open = market.times().open().getEpochSecond();
    long until = Math.min(market.times().close().getEpochSecond(), nowSecond);
    List<JsonObject> made = new ArrayList<>();
    long begin = Math.floorDiv(open, periodSeconds) * periodSeconds;
    for (; begin < until && begin + periodSeconds <= endSecond; begin += periodSeconds) {
      JsonObject candle = candles.next(begin, begin + periodSeconds);
      if (begin + periodSeconds >= startSecond) {
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
    for (long second = begin; second < Math.min(end, nowSecond); second++) {
      for (Trade trade : Trading.during(event, second)) {
        if (trade.market().equals(market)) {
          price.add(trade.yesCents());
          add(trade);
          paid += trade.yesCents() * trade.count();
        }
      }
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
