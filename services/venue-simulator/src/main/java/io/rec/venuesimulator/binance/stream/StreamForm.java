package io.rec.venuesimulator.binance.stream;

import io.rec.venuesimulator.binance.market.Candle;
import io.rec.venuesimulator.binance.market.Depth;
import io.rec.venuesimulator.binance.market.Interval;
import io.rec.venuesimulator.binance.market.Level;
import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Pair;
import io.rec.venuesimulator.binance.market.Trade;
import io.rec.venuesimulator.binance.rest.Amounts;
import io.rec.venuesimulator.binance.rest.MarketForm;
import io.rec.venuesimulator.binance.rest.TickerForm;
import io.rec.venuesimulator.wire.JsonObject;

/** The messages of the streams; the event's time is what the venue's clock shows. */
final class StreamForm {

  private StreamForm() {}

  static JsonObject trade(Trade trade, long shown, boolean aggregate) {
    JsonObject form = event(aggregate ? "aggTrade" : "trade", shown, trade.pair());
    if (aggregate) {
      MarketForm.aggregate(trade).copyInto(form);
      return form;
    }
    return form.with("t", trade.number())
        .with("p", Amounts.text(trade.price()))
        .with("q", Amounts.text(trade.quantity()))
        .with("T", trade.millis())
        .with("m", !trade.takerBuys())
        .with("M", true);
  }

  /** Has no time and no type of its own. */
  static JsonObject bookTicker(Market market, long millis) {
    Level bid = market.depth().bids(millis, 1).getFirst();
    Level ask = market.depth().asks(millis, 1).getFirst();
    return new JsonObject()
        .with("u", Depth.updateId(millis))
        .with("s", market.pair().symbol())
        .with("b", Amounts.text(bid.price()))
        .with("B", Amounts.text(bid.quantity()))
        .with("a", Amounts.text(ask.price()))
        .with("A", Amounts.text(ask.quantity()));
  }

  static JsonObject candle(
      Pair pair, Interval interval, Candle candle, long shown, boolean closed) {
    JsonObject form =
        new JsonObject()
            .with("t", candle.openMillis())
            .with("T", candle.closeMillis())
            .with("s", pair.symbol())
            .with("i", interval.word())
            .with("f", candle.firstNumber())
            .with("L", candle.lastNumber())
            .with("o", Amounts.text(Pair.price(candle.open())))
            .with("c", Amounts.text(Pair.price(candle.close())))
            .with("h", Amounts.text(Pair.price(candle.high())))
            .with("l", Amounts.text(Pair.price(candle.low())))
            .with("v", Amounts.text(pair.quantity(candle.lots())))
            .with("n", candle.trades())
            .with("x", closed)
            .with("q", Amounts.text(pair.amount(candle.tickLots())))
            .with("V", Amounts.text(pair.quantity(candle.takerLots())))
            .with("Q", Amounts.text(pair.amount(candle.takerTickLots())))
            .with("B", "0");
    return event("kline", shown, pair).with("k", form);
  }

  static JsonObject meanPrice(Market market, long millis, long shown) {
    return event("avgPrice", shown, market.pair())
        .with("i", "5m")
        .with("w", Amounts.text(market.meanPrice(millis)))
        .with("T", market.tape().last(millis).millis());
  }

  static JsonObject day(Market market, long millis, long shown, boolean full) {
    JsonObject form = event(full ? "24hrTicker" : "24hrMiniTicker", shown, market.pair());
    TickerForm.letters(market, millis, full).copyInto(form);
    return form;
  }

  private static JsonObject event(String type, long shown, Pair pair) {
    return new JsonObject().with("e", type).with("E", shown).with("s", pair.symbol());
  }
}
