package io.rec.venuesimulator.standalone;

import java.math.BigDecimal;
import java.util.List;

/** What Binance was started with. */
record BinanceOptions(int port, List<Account> accounts) {

  /** An account at Binance. */
  record Account(String key, String secret, BigDecimal usdt) {

    static Account parse(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank()) {
        throw new IllegalArgumentException(
            "--binance-account wants KEY,SECRET,USDT and got %d parts".formatted(parts.length));
      }
      try {
        return new Account(parts[0], parts[1], new BigDecimal(parts[2]));
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException(
            "--binance-account: '%s' is no amount of USDT".formatted(parts[2]), wrong);
      }
    }

    @Override
    public String toString() {
      return "Account[%s, ***, %s]".formatted(key, usdt);
    }
  }

  static BinanceOptions of(OptionValues given) {
    return new BinanceOptions(
        given.port("--binance-port"),
        given.all("--binance-account").stream().map(Account::parse).toList());
  }
}
