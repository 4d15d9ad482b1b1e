package io.rec.venues.coinbase;

import io.rec.venues.wire.Decimals;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what the REST calls answer. */
final class CoinbaseReader {

  private static final int COLUMNS = 6;

  private CoinbaseReader() {}

  static Ticker ticker(String productId, Fields ticker) throws MalformedMessage {
    try {
      return new Ticker(
          new PriceTick(productId, ticker.decimal("price"), ticker.time("time")),
          ticker.optionalDecimal("bid"),
          ticker.optionalDecimal("ask"));
    } catch (IllegalArgumentException unusable) {
      throw new MalformedMessage(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** Rows of time, low, high, open, close, volume: in this order, newest first. */
  static List<Candle> candles(List<List<String>> rows) throws MalformedMessage {
    List<Candle> candles = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() < COLUMNS) {
        throw new MalformedMessage("a candle with %d columns".formatted(row.size()));
      }
      candles.add(candle(row));
    }
    return List.copyOf(candles.reversed());
  }

  private static Candle candle(List<String> row) throws MalformedMessage {
    try {
      return new Candle(
          Instant.ofEpochSecond(Decimals.read("time", row.get(0)).longValueExact()),
          Decimals.read("low", row.get(1)),
          Decimals.read("high", row.get(2)),
          Decimals.read("open", row.get(3)),
          Decimals.read("close", row.get(4)),
          Decimals.read("volume", row.get(5)));
    } catch (IllegalArgumentException | ArithmeticException unusable) {
      throw new MalformedMessage(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
