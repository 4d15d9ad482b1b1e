package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Noise;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The messages of the Exchange feed. */
final class ExchangeForm {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ExchangeForm() {}

  static JsonObject ticker(CoinTick tick, DayFigures day, Instant shown) {
    return new JsonObject()
        .with("type", "ticker")
        .with("sequence", tick.sequence())
        .with("product_id", tick.productId())
        .with("price", tick.price().toPlainString())
        .with("open_24h", day.open().toPlainString())
        .with("volume_24h", day.volume().toPlainString())
        .with("low_24h", day.low().min(tick.price()).toPlainString())
        .with("high_24h", day.high().max(tick.price()).toPlainString())
        .with("volume_30d", day.year().monthVolume().toPlainString())
        .with("best_bid", tick.bestBid().toPlainString())
        .with("best_bid_size", tick.bestBidSize().toPlainString())
        .with("best_ask", tick.bestAsk().toPlainString())
        .with("best_ask_size", tick.bestAskSize().toPlainString())
        .with("side", tick.takerBuys() ? "buy" : "sell")
        .with("time", MICROS.format(shown))
        .with("trade_id", tick.tradeId())
        .with("last_size", tick.size().toPlainString());
  }

  /** The side is the maker's: a buying taker met a seller. */
  static JsonObject match(String type, CoinTick tick, Instant shown) {
    return new JsonObject()
        .with("type", type)
        .with("trade_id", tick.tradeId())
        .with("maker_order_id", order(tick, 2))
        .with("taker_order_id", order(tick, 3))
        .with("side", tick.takerBuys() ? "sell" : "buy")
        .with("size", tick.size().toPlainString())
        .with("price", tick.price().toPlainString())
        .with("product_id", tick.productId())
        .with("sequence", tick.sequence())
        .with("time", MICROS.format(shown));
  }

  static JsonObject heartbeat(CoinTick last, Instant shown) {
    return new JsonObject()
        .with("type", "heartbeat")
        .with("sequence", last.sequence())
        .with("last_trade_id", last.tradeId())
        .with("product_id", last.productId())
        .with("time", MICROS.format(shown));
  }

  private static String order(CoinTick tick, int party) {
    long seed = tick.coin().seed() + party;
    return new UUID(Noise.bits(seed, tick.tradeId()), Noise.bits(seed, -tick.tradeId())).toString();
  }
}
