package io.rec.venuesimulator.binance;

import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.binance.order.Numbers;
import io.rec.venuesimulator.binance.order.SpotDesk;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts that are registered, by API key. */
public final class BinanceAccounts {

  private static final String KEY_FORMAT = "[A-Za-z0-9_-]{1,128}";
  private static final long FIRST_UID = 100_000_000;
  private static final int DECIMALS = 8;

  private final Markets markets;
  private final Clock clock;
  private final Clock wall;
  private final Numbers numbers;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /** The market clock moves orders; they are counted by the clock on the wall. */
  public BinanceAccounts(Markets markets, Clock clock, Clock wall) {
    this.markets = markets;
    this.clock = clock;
    this.wall = wall;
    this.numbers = new Numbers(clock.millis());
  }

  /** One of them. */
  static final class Account {

    private final long uid;
    private final byte[] secret;
    private final SpotDesk desk;
    private final OrderMeter orders;

    private Account(long uid, byte[] secret, SpotDesk desk, OrderMeter orders) {
      this.uid = uid;
      this.secret = secret;
      this.desk = desk;
      this.orders = orders;
    }

    long uid() {
      return uid;
    }

    byte[] secret() {
      return secret.clone();
    }

    SpotDesk desk() {
      return desk;
    }

    OrderMeter orders() {
      return orders;
    }
  }

  /**
   * Opens an account.
   *
   * @throws IllegalArgumentException saying what is wrong with the key or the money
   */
  public void register(String key, String secret, BigDecimal usdt) {
    if (!key.matches(KEY_FORMAT)) {
      throw new IllegalArgumentException(
          "the key %s is not made of letters, digits, - and _".formatted(key));
    }
    if (usdt.signum() < 0 || usdt.stripTrailingZeros().scale() > DECIMALS) {
      throw new IllegalArgumentException(
          "an account cannot open with %s USDT".formatted(usdt.toPlainString()));
    }
    Account account =
        new Account(
            FIRST_UID + accounts.size(),
            secret.getBytes(StandardCharsets.UTF_8),
            new SpotDesk(usdt, markets, clock, numbers),
            new OrderMeter(wall));
    if (accounts.putIfAbsent(key, account) != null) {
      throw new IllegalArgumentException("the key %s is registered twice".formatted(key));
    }
  }

  Account caller(Optional<String> key) {
    String given = key.filter(text -> text.matches(KEY_FORMAT)).orElseThrow(Denied::keyFormat);
    return Optional.ofNullable(accounts.get(given)).orElseThrow(Denied::unknownKey);
  }

  /** Has happen in every account what is due. */
  public void advance() {
    accounts.values().forEach(account -> account.desk().advance());
  }
}
