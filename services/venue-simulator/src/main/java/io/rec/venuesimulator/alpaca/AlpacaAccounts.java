package io.rec.venuesimulator.alpaca;

import io.rec.venuesimulator.account.CallQuota;
import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.alpaca.order.Listener;
import io.rec.venuesimulator.alpaca.order.TradeDesk;
import io.rec.venuesimulator.stock.Tape;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts that are registered, by key id. */
public final class AlpacaAccounts {

  private static final int CALLS_A_MINUTE = 200;

  private final long seed;
  private final Tape tape;
  private final Clock markets;
  private final Clock wall;
  private final Listener listener;
  private final Map<String, Holder> holders = new ConcurrentHashMap<>();

  /** The market clock moves orders; calls are counted by the clock on the wall. */
  public AlpacaAccounts(long seed, Tape tape, Clock markets, Clock wall, Listener listener) {
    this.seed = seed;
    this.tape = tape;
    this.markets = markets;
    this.wall = wall;
    this.listener = listener;
  }

  /** One of them. */
  static final class Holder {

    private final String keyId;
    private final byte[] secret;
    private final TradeDesk desk;
    private final CallQuota quota;

    private Holder(String keyId, byte[] secret, TradeDesk desk, CallQuota quota) {
      this.keyId = keyId;
      this.secret = secret;
      this.desk = desk;
      this.quota = quota;
    }

    String keyId() {
      return keyId;
    }

    TradeDesk desk() {
      return desk;
    }

    CallQuota quota() {
      return quota;
    }
  }

  /**
   * Opens an account.
   *
   * @throws IllegalArgumentException saying what is wrong with the key or the cash
   */
  public void register(String keyId, String secret, BigDecimal cash) {
    if (cash.signum() < 0) {
      throw new IllegalArgumentException("an account cannot open with " + cash.toPlainString());
    }
    Holder holder =
        new Holder(
            keyId,
            secret.getBytes(StandardCharsets.UTF_8),
            new TradeDesk(keyId, cash, seed, tape, markets, listener),
            new CallQuota(CALLS_A_MINUTE, wall));
    if (holders.putIfAbsent(keyId, holder) != null) {
      throw new IllegalArgumentException("the key %s is registered twice".formatted(keyId));
    }
  }

  Holder caller(Optional<String> keyId, Optional<String> secret) {
    byte[] given = secret.orElse("").getBytes(StandardCharsets.UTF_8);
    return keyId
        .map(holders::get)
        .filter(holder -> MessageDigest.isEqual(holder.secret, given))
        .orElseThrow(Denied::unauthorized);
  }

  /** Has happen in every account what is due. */
  public void advance() {
    holders.values().forEach(holder -> holder.desk().advance());
  }
}
