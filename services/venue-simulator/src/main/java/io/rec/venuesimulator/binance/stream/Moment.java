package io.rec.venuesimulator.binance.stream;

import io.rec.venuesimulator.binance.market.Candle;
import io.rec.venuesimulator.binance.market.Candles;
import io.rec.venuesimulator.binance.market.Depth;
import io.rec.venuesimulator.binance.market.Interval;
import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Tape;
import io.rec.venuesimulator.binance.rest.MarketForm;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.List;

/**
 * The time between two looks at the clock, in milliseconds, and what is new of it.
 *
 * @param shown the end of it as the venue's clock shows it
 */
record Moment(long from, long until, long shown) {

  /** After a pause of the process so many trades are made up for. */
  private static final long MOST_TRADES = 100;

  List<JsonObject> news(StreamName stream) {
    Market market = stream.market();
    boolean due = stream.channel().everyMillis().map(this::passes).orElse(true);
    if (!due || until <= from) {
      return List.of();
    }
    return switch (stream.channel()) {
      case Channel.Trades trades -> trades(market.tape(), trades.aggregate());
      case Channel.BookTicker book -> bookTicker(market);
      case Channel.Day day -> List.of(StreamForm.day(market, until, shown, day.full()));
      case Channel.MeanPrice mean -> List.of(StreamForm.meanPrice(market, until, shown));
      case Channel.Candle candle -> candle(market, candle);
      case Channel.Levels levels ->
          List.of(MarketForm.depth(market, until, Depth.updateId(until), levels.levels()));
    };
  }

  private boolean passes(long everyMillis) {
    return Math.floorDiv(until, everyMillis) > Math.floorDiv(from, everyMillis);
  }

  private List<JsonObject> trades(Tape tape, boolean aggregate) {
    long last = tape.lastNumber(until);
    long first = Math.max(tape.lastNumber(from), last - MOST_TRADES) + 1;
    return tape.trades(first, last).stream()
        .map(trade -> StreamForm.trade(trade, shown, aggregate))
        .toList();
  }

  private List<JsonObject> bookTicker(Market market) {
    boolean same =
        market.depth().bids(from, 1).equals(market.depth().bids(until, 1))
            && market.depth().asks(from, 1).equals(market.depth().asks(until, 1));
    return same ? List.of() : List.of(StreamForm.bookTicker(market, until));
  }

  /** The one that ended in the meantime is told once more, as closed. */
  private List<JsonObject> candle(Market market, Channel.Candle wanted) {
    Interval interval = wanted.interval();
    Candles candles = market.candles();
    Candle current = candles.current(interval, until);
    JsonObject open = StreamForm.candle(market.pair(), interval, current, shown, false);
    if (current.openMillis() <= from) {
      return List.of(open);
    }
    Candle before = candles.current(interval, current.openMillis() - 1);
    return List.of(StreamForm.candle(market.pair(), interval, before, shown, true), open);
  }
}
