package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The spot book as one connection was told it; quantities are absolute, 0 removes a level. */
final class CoinBookView {

  private static final int DEPTH = 10;

  private record Key(boolean bid, BigDecimal price) {}

  private final Map<String, Map<Key, BigDecimal>> told = new HashMap<>();

  List<JsonObject> snapshot(Coin coin, Instant now) {
    told.remove(coin.symbol());
    return updates(coin, now);
  }

  List<JsonObject> updates(Coin coin, Instant now) {
    Map<Key, BigDecimal> book = book(coin, now);
    Map<Key, BigDecimal> before = told.getOrDefault(coin.symbol(), Map.of());
    List<JsonObject> updates = new ArrayList<>();
    before.keySet().stream()
        .filter(key -> !book.containsKey(key))
        .forEach(key -> updates.add(update(key, BigDecimal.ZERO, now)));
    book.forEach(
        (key, size) -> {
          if (!size.equals(before.get(key))) {
            updates.add(update(key, size, now));
          }
        });
    told.put(coin.symbol(), book);
    return updates;
  }

  private static Map<Key, BigDecimal> book(Coin coin, Instant now) {
    BigDecimal price = coin.price(now.toEpochMilli());
    BigDecimal half = SpotBook.halfSpread(coin, now.toEpochMilli());
    Map<Key, BigDecimal> book =
        new TreeMap<>(Comparator.comparing(Key::bid).reversed().thenComparing(Key::price));
    for (int level = 0; level < DEPTH; level++) {
      BigDecimal away = half.add(BigDecimal.valueOf((long) level * (level + 2), 2));
      put(book, coin, new Key(true, price.subtract(away)), now);
      put(book, coin, new Key(false, price.add(away)), now);
    }
    return book;
  }

  private static void put(Map<Key, BigDecimal> book, Coin coin, Key key, Instant now) {
    if (key.price().signum() > 0) {
      book.put(key, SpotBook.size(coin, key.bid(), key.price(), now.toEpochMilli()));
    }
  }

  private static JsonObject update(Key key, BigDecimal size, Instant now) {
    return new JsonObject()
        .with("side", key.bid() ? "bid" : "offer")
        .with("event_time", now.toString())
        .with("price_level", key.price().toPlainString())
        .with("new_quantity", size.toPlainString());
  }
}
