package io.rec.venues.coinbase;

import io.rec.venues.wire.Decimals;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one product's prices pass that can be true. A price more than 20 % from the last accepted
 * one is refused, until it is the third in a row that lies within 20 % of the first refused: then
 * the market has really moved and it is accepted. The feed's thread asks, anybody reads.
 */
final class PriceGate {

  private static final BigDecimal FARTHEST = new BigDecimal("0.20");
  private static final int CONFIRMATIONS = 3;

  /** What became of a price: one of both is null. */
  record Verdict(@Nullable BigDecimal price, @Nullable PriceRefusal refusal) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final String productId;
  private final Map<PriceRefusal, Long> refusals = new EnumMap<>(PriceRefusal.class);
  private @Nullable BigDecimal accepted;
  private @Nullable BigDecimal candidate;
  private int confirmations;

  PriceGate(String productId) {
    this.productId = productId;
  }

  Verdict judge(String product, String text) {
    lock.lock();
    try {
      if (!product.equals(productId)) {
        return refused(PriceRefusal.UNKNOWN_PRODUCT);
      }
      BigDecimal price;
      try {
        price = Decimals.read("price", text);
      } catch (MalformedMessage notOne) {
        return refused(PriceRefusal.NOT_A_NUMBER);
      }
      if (price.signum() <= 0) {
        return refused(PriceRefusal.NOT_POSITIVE);
      }
      return plausible(price) ? accept(price) : refused(PriceRefusal.ABSURD);
    } finally {
      lock.unlock();
    }
  }

  /** How many were refused for each reason that occurred. */
  Map<PriceRefusal, Long> refusals() {
    lock.lock();
    try {
      return Map.copyOf(refusals);
    } finally {
      lock.unlock();
    }
  }

  private boolean plausible(BigDecimal price) {
    BigDecimal last = accepted;
    if (last == null || near(price, last)) {
      return true;
    }
    BigDecimal first = candidate;
    if (first == null || !near(price, first)) {
      candidate = price;
      confirmations = 1;
      return false;
    }
    confirmations++;
    return confirmations >= CONFIRMATIONS;
  }

  private Verdict accept(BigDecimal price) {
    accepted = price;
    candidate = null;
    confirmations = 0;
    return new Verdict(price, null);
  }

  private Verdict refused(PriceRefusal reason) {
    refusals.merge(reason, 1L, Long::sum);
    return new Verdict(null, reason);
  }

  private static boolean near(BigDecimal price, BigDecimal other) {
    return price.subtract(other).abs().compareTo(other.multiply(FARTHEST)) <= 0;
  }
}
