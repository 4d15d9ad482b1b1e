package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Candle;
import io.rec.venuesimulator.binance.market.Level;
import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Pair;
import io.rec.venuesimulator.binance.market.Trade;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.List;

/** How trades, candles and the book are written. */
public final class MarketForm {

  private MarketForm() {}

  static JsonObject trade(Trade trade) {
    return new JsonObject()
        .with("id", trade.number())
        .with("price", Amounts.text(trade.price()))
        .with("qty", Amounts.text(trade.quantity()))
        .with("quoteQty", Amounts.text(trade.amount()))
        .with("time", trade.millis())
        .with("isBuyerMaker", !trade.takerBuys())
        .with("isBestMatch", true);
  }

  /** Each trade here is the whole of its taker's order. */
  public static JsonObject aggregate(Trade trade) {
    return new JsonObject()
        .with("a", trade.number())
        .with("p", Amounts.text(trade.price()))
        .with("q", Amounts.text(trade.quantity()))
        .with("f", trade.number())
        .with("l", trade.number())
        .with("T", trade.millis())
        .with("m", !trade.takerBuys())
        .with("M", true);
  }

  static List<Object> candle(Pair pair, Candle candle) {
    return List.of(
        candle.openMillis(),
        Amounts.text(Pair.price(candle.open())),
        Amounts.text(Pair.price(candle.high())),
        Amounts.text(Pair.price(candle.low())),
        Amounts.text(Pair.price(candle.close())),
        Amounts.text(pair.quantity(candle.lots())),
        candle.closeMillis(),
        Amounts.text(pair.amount(candle.tickLots())),
        candle.trades(),
        Amounts.text(pair.quantity(candle.takerLots())),
        Amounts.text(pair.amount(candle.takerTickLots())),
        "0");
  }

  public static JsonObject depth(Market market, long millis, long updateId, int levels) {
    return new JsonObject()
        .with("lastUpdateId", updateId)
        .with("bids", levels(market.depth().bids(millis, levels)))
        .with("asks", levels(market.depth().asks(millis, levels)));
  }

  private static List<List<String>> levels(List<Level> levels) {
    return levels.stream()
        .map(level -> List.of(Amounts.text(level.price()), Amounts.text(level.quantity())))
        .toList();
  }
}
