package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The events of the Advanced Trade feed. */
final class AdvancedForm {

  private static final long BAR_SECONDS = 300;

  private AdvancedForm() {}

  static JsonObject tickers(String type, List<CoinTick> ticks, DayFigures.Cache days) {
    return new JsonObject()
        .with("type", type)
        .with("tickers", ticks.stream().map(tick -> ticker(tick, days)).toList());
  }

  static JsonObject trades(String type, List<CoinTick> ticks) {
    return new JsonObject()
        .with("type", type)
        .with("trades", ticks.stream().map(AdvancedForm::trade).toList());
  }

  static JsonObject level2(String type, Coin coin, List<JsonObject> updates) {
    return new JsonObject()
        .with("type", type)
        .with("product_id", coin.productId())
        .with("updates", updates);
  }

  /** The bar that is being made. */
  static JsonObject candle(String type, Coin coin, Instant now) {
    Bar bar =
        Bar.of(
            coin,
            Math.floorDiv(now.getEpochSecond(), BAR_SECONDS) * BAR_SECONDS,
            BAR_SECONDS,
            now.getEpochSecond());
    JsonObject candle =
        new JsonObject()
            .with("start", Long.toString(bar.startSecond()))
            .with("high", bar.high().toPlainString())
            .with("low", bar.low().toPlainString())
            .with("open", bar.open().toPlainString())
            .with("close", bar.close().toPlainString())
            .with("volume", bar.volume().toPlainString())
            .with("product_id", coin.productId());
    return new JsonObject().with("type", type).with("candles", List.of(candle));
  }

  static JsonObject status(List<CoinTick> products) {
    List<JsonObject> forms =
        products.stream()
            .map(
                tick ->
                    new JsonObject()
                        .with("product_type", "SPOT")
                        .with("id", tick.productId())
                        .with("base_currency", tick.coin().symbol())
                        .with("quote_currency", "USD")
                        .with("base_increment", "0.00000001")
                        .with("quote_increment", "0.01")
                        .with("display_name", tick.coin().symbol() + "/USD")
                        .with("status", "online")
                        .with("status_message", "")
                        .with("min_market_funds", "1"))
            .toList();
    return new JsonObject().with("type", "snapshot").with("products", forms);
  }

  private static JsonObject ticker(CoinTick tick, DayFigures.Cache days) {
    DayFigures day = days.of(tick.coin(), tick.at().toEpochMilli());
    BigDecimal price = tick.price();
    BigDecimal low = day.low().min(price);
    BigDecimal high = day.high().max(price);
    return new JsonObject()
        .with("type", "ticker")
        .with("product_id", tick.productId())
        .with("price", price.toPlainString())
        .with("volume_24_h", day.volume().toPlainString())
        .with("low_24_h", low.toPlainString())
        .with("high_24_h", high.toPlainString())
        .with("low_52_w", day.year().low().min(low).toPlainString())
        .with("high_52_w", day.year().high().max(high).toPlainString())
        .with("price_percent_chg_24_h", day.change(price).toPlainString())
        .with("best_bid", tick.bestBid().toPlainString())
        .with("best_ask", tick.bestAsk().toPlainString())
        .with("best_bid_quantity", tick.bestBidSize().toPlainString())
        .with("best_ask_quantity", tick.bestAskSize().toPlainString());
  }

  private static JsonObject trade(CoinTick tick) {
    return new JsonObject()
        .with("trade_id", Long.toString(tick.tradeId()))
        .with("product_id", tick.productId())
        .with("price", tick.price().toPlainString())
        .with("size", tick.size().toPlainString())
        .with("side", tick.takerBuys() ? "BUY" : "SELL")
        .with("time", tick.at().toString());
  }
}
