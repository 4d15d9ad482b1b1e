package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.polygon.Plan;
import io.rec.venuesimulator.stock.MarketHours;
import java.math.BigDecimal;
import java.util.List;

/** What the venues of shares were started with. */
record StockOptions(
    int polygonPort, int alpacaPort, MarketHours hours, List<Key> keys, List<Account> accounts) {

  /** A key of Polygon. */
  record Key(String key, Plan plan) {

    static Key parse(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length > 2 || parts[0].isBlank()) {
        throw new IllegalArgumentException(
            "--polygon-key wants KEY or KEY,PLAN and got '%s'".formatted(text));
      }
      try {
        return new Key(parts[0], parts.length == 1 ? Plan.PAID : Plan.of(parts[1]));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("--polygon-key: " + wrong.getMessage(), wrong);
      }
    }
  }

  /** An account at Alpaca. */
  record Account(String keyId, String secret, BigDecimal cash) {

    static Account parse(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank()) {
        throw new IllegalArgumentException(
            "--alpaca-account wants KEY,SECRET,CASH and got %d parts".formatted(parts.length));
      }
      try {
        return new Account(parts[0], parts[1], new BigDecimal(parts[2]));
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException(
            "--alpaca-account: '%s' is no amount of dollars".formatted(parts[2]), wrong);
      }
    }

    @Override
    public String toString() {
      return "Account[%s, ***, %s]".formatted(keyId, cash);
    }
  }

  static StockOptions of(OptionValues given) {
    return new StockOptions(
        given.port("--polygon-port"),
        given.port("--alpaca-port"),
        MarketHours.of(
            given.values().getOrDefault("--market-hours", List.of("exchange")).getLast()),
        given.values().getOrDefault("--polygon-key", List.of()).stream().map(Key::parse).toList(),
        given.values().getOrDefault("--alpaca-account", List.of()).stream()
            .map(Account::parse)
            .toList());
  }
}
