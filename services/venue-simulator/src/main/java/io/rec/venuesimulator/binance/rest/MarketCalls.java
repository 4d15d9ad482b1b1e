package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Depth;
import io.rec.venuesimulator.binance.market.Interval;
import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.binance.market.Tape;
import io.rec.venuesimulator.binance.market.Trade;
import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The book, trades and candles of a pair. */
final class MarketCalls {

  private static final int USUAL = 500;
  private static final int MOST = 1_000;
  private static final int USUAL_DEPTH = 100;
  private static final int MEAN_MINUTES = 5;

  private final Markets markets;
  private final Clock clock;

  MarketCalls(Markets markets, Clock clock) {
    this.markets = markets;
    this.clock = clock;
  }

  Object depth(Parameters given) {
    given.refuseOthers("symbol", "limit");
    long millis = clock.millis();
    return MarketForm.depth(
        market(given), millis, Depth.updateId(millis), given.limit(USUAL_DEPTH, Depth.LEVELS));
  }

  Object trades(Parameters given) {
    given.refuseOthers("symbol", "limit");
    return newest(market(given).tape(), given.limit(USUAL, MOST));
  }

  Object olderTrades(Parameters given) {
    given.refuseOthers("symbol", "limit", "fromId");
    Tape tape = market(given).tape();
    int limit = given.limit(USUAL, MOST);
    Optional<Long> from = given.whole("fromId");
    return from.isEmpty()
        ? newest(tape, limit)
        : between(tape, from.get(), from.get() + limit - 1).stream()
            .map(MarketForm::trade)
            .toList();
  }

  Object aggregates(Parameters given) {
    given.refuseOthers("symbol", "limit", "fromId", "startTime", "endTime");
    Tape tape = market(given).tape();
    int limit = given.limit(USUAL, MOST);
    Optional<Long> from = given.whole("fromId");
    Optional<Long> start = given.whole("startTime");
    Optional<Long> end = given.whole("endTime");
    if (from.isPresent() && (start.isPresent() || end.isPresent())) {
      throw Denied.combination();
    }
    long last = end.map(tape::lastNumber).orElse(Long.MAX_VALUE);
    Optional<Long> first = from.or(() -> start.map(tape::numberFrom));
    long newest = Math.min(last, tape.lastNumber(clock.millis()));
    List<Trade> trades =
        first.isPresent()
            ? between(tape, first.get(), Math.min(newest, first.get() + limit - 1))
            : between(tape, newest - limit + 1, newest);
    return trades.stream().map(MarketForm::aggregate).toList();
  }

  Object candles(Parameters given) {
    given.refuseOthers("symbol", "interval", "limit", "startTime", "endTime");
    Market market = market(given);
    Interval interval =
        Interval.of(given.required("interval"))
            .orElseThrow(() -> Denied.of(-1120, "Invalid interval."));
    return market
        .candles()
        .all(
            interval,
            given.whole("startTime"),
            given.whole("endTime"),
            given.limit(USUAL, MOST),
            clock.millis())
        .stream()
        .map(candle -> MarketForm.candle(market.pair(), candle))
        .toList();
  }

  Object meanPrice(Parameters given) {
    given.refuseOthers("symbol");
    Market market = market(given);
    return new JsonObject()
        .with("mins", MEAN_MINUTES)
        .with("price", Amounts.text(market.meanPrice(clock.millis())))
        .with("closeTime", market.tape().last(clock.millis()).millis());
  }

  private Market market(Parameters given) {
    return markets.of(given.symbol()).orElseThrow(Denied::symbol);
  }

  private List<JsonObject> newest(Tape tape, int limit) {
    long last = tape.lastNumber(clock.millis());
    return tape.trades(last - limit + 1, last).stream().map(MarketForm::trade).toList();
  }

  /** Nothing of what is still to come. */
  private List<Trade> between(Tape tape, long first, long last) {
    return tape.trades(first, Math.min(last, tape.lastNumber(clock.millis())));
  }
}
