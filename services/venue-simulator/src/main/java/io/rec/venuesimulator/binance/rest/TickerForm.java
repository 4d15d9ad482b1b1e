package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Candle;
import io.rec.venuesimulator.binance.market.Level;
import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Pair;
import io.rec.venuesimulator.binance.market.Trade;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** How tickers are written. */
public final class TickerForm {

  private static final long DAY_SECONDS = 86_400;
  private static final int PERCENT_DECIMALS = 3;
  private static final int HUNDRED = 2;

  /** What only the full ticker has, by its names in the calls. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("priceChange", "p"),
          Map.entry("priceChangePercent", "P"),
          Map.entry("weightedAvgPrice", "w"),
          Map.entry("prevClosePrice", "x"),
          Map.entry("lastQty", "Q"),
          Map.entry("bidPrice", "b"),
          Map.entry("bidQty", "B"),
          Map.entry("askPrice", "a"),
          Map.entry("askQty", "A"),
          Map.entry("openTime", "O"),
          Map.entry("closeTime", "C"),
          Map.entry("firstId", "F"),
          Map.entry("lastId", "L"),
          Map.entry("count", "n"));

  private TickerForm() {}

  static JsonObject price(Market market, long millis) {
    return new JsonObject()
        .with("symbol", market.pair().symbol())
        .with("price", Amounts.text(market.tape().last(millis).price()));
  }

  static JsonObject book(Market market, long millis) {
    Level bid = market.depth().bids(millis, 1).getFirst();
    Level ask = market.depth().asks(millis, 1).getFirst();
    return new JsonObject()
        .with("symbol", market.pair().symbol())
        .with("bidPrice", Amounts.text(bid.price()))
        .with("bidQty", Amounts.text(bid.quantity()))
        .with("askPrice", Amounts.text(ask.price()))
        .with("askQty", Amounts.text(ask.quantity()));
  }

  /** The last 24 hours. */
  static JsonObject day(Market market, long millis, boolean full) {
    Candle day = market.candles().last(DAY_SECONDS, millis);
    JsonObject form = new JsonObject().with("symbol", market.pair().symbol());
    if (full) {
      change(form, day);
      Trade before = market.tape().trade(Math.max(0, day.firstNumber() - 1));
      Trade last = market.tape().last(millis);
      form.with("prevClosePrice", Amounts.text(before.price()))
          .with("lastQty", Amounts.text(last.quantity()));
      book(market, millis).copyInto(form);
    }
    form.with("openPrice", Amounts.text(Pair.price(day.open())))
        .with("highPrice", Amounts.text(Pair.price(day.high())))
        .with("lowPrice", Amounts.text(Pair.price(day.low())))
        .with("lastPrice", Amounts.text(Pair.price(day.close())))
        .with("volume", Amounts.text(market.pair().quantity(day.lots())))
        .with("quoteVolume", Amounts.text(market.pair().amount(day.tickLots())));
    return form.with("openTime", day.openMillis())
        .with("closeTime", millis)
        .with("firstId", day.firstNumber())
        .with("lastId", day.lastNumber())
        .with("count", day.trades());
  }

  /** The same as a stream writes it. */
  public static JsonObject letters(Market market, long millis, boolean full) {
    Candle day = market.candles().last(DAY_SECONDS, millis);
    JsonObject form =
        new JsonObject()
            .with("c", Amounts.text(Pair.price(day.close())))
            .with("o", Amounts.text(Pair.price(day.open())))
            .with("h", Amounts.text(Pair.price(day.high())))
            .with("l", Amounts.text(Pair.price(day.low())))
            .with("v", Amounts.text(market.pair().quantity(day.lots())))
            .with("q", Amounts.text(market.pair().amount(day.tickLots())));
    if (!full) {
      return form;
    }
    JsonObject written = day(market, millis, true);
    LETTERS.forEach((name, letter) -> form.withIf(letter, written.value(name)));
    return form;
  }

  private static void change(JsonObject form, Candle day) {
    BigDecimal open = Pair.price(day.open());
    BigDecimal change = Pair.price(day.close()).subtract(open);
    BigDecimal percent =
        change.movePointRight(HUNDRED).divide(open, PERCENT_DECIMALS, RoundingMode.HALF_UP);
    form.with("priceChange", Amounts.text(change))
        .with("priceChangePercent", percent.toPlainString())
        .with("weightedAvgPrice", Amounts.text(day.meanPrice()));
  }
}
