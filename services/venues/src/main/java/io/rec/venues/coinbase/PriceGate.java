package io.rec.venues.coinbase;

import io.rec.venues.wire.Decimals;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one product's prices pass that are prices at all. Whether a jump is to be believed is not
 * the wire's to say. The feed's thread asks, anybody reads.
 */
final class PriceGate {

  /** What became of a price: one of both is null. */
  record Verdict(@Nullable BigDecimal price, @Nullable PriceRefusal refusal) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final String productId;
  private final Map<PriceRefusal, Long> refusals = new EnumMap<>(PriceRefusal.class);

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
      return new Verdict(price, null);
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

  private Verdict refused(PriceRefusal reason) {
    refusals.merge(reason, 1L, Long::sum);
    return new Verdict(null, reason);
  }
}
