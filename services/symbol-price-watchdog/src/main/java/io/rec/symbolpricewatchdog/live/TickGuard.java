package io.rec.symbolpricewatchdog.live;

import io.rec.platform.prices.PricePoint;
import io.rec.venues.coinbase.PriceTick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells ticks that can be true from those that cannot. A jump by a fifth is believed once five
 * ticks over two seconds agree on the new level: a venue that sends one absurd price is ignored, a
 * market that really moved is followed. Owned by whoever feeds it.
 */
final class TickGuard {

  private static final int CENTS = 2;
  private static final BigDecimal TOO_MUCH = new BigDecimal("100000000");

  /**
   * As far as a price may be behind and still be fresh: a row in a second to come would make all
   * true ticks before that second look old once the venue's clock is put right.
   */
  private static final Duration MOST_AHEAD = PricePoint.FRESH_FOR;

  private static final Duration MOST_BEHIND = Duration.ofMinutes(10);
  private static final double JUMP = 0.20;
  private static final double AGREEMENT = 0.02;
  private static final int CONFIRMATIONS = 5;
  private static final Duration CONFIRMED_AFTER = Duration.ofSeconds(2);

  private final String productId;
  private @Nullable BigDecimal last;
  private double level = Double.NaN;
  private Instant levelSince = Instant.EPOCH;
  private int confirmations;

  TickGuard(String productId) {
    this.productId = productId;
  }

  static BigDecimal cents(BigDecimal price) {
    return price.setScale(CENTS, RoundingMode.HALF_EVEN);
  }

  /** Believes a price that was believed before. */
  void knows(BigDecimal price) {
    last = price;
    confirmations = 0;
  }

  /** Why the tick is refused; empty when it is believed, and then it is the last one. */
  Optional<Refusal> judge(PriceTick tick, Instant now) {
    if (!tick.productId().equals(productId)) {
      return Optional.of(Refusal.UNKNOWN_PRODUCT);
    }
    BigDecimal price = cents(tick.price());
    if (price.signum() <= 0 || price.compareTo(TOO_MUCH) >= 0) {
      return Optional.of(Refusal.IMPOSSIBLE_PRICE);
    }
    if (tick.at().isAfter(now.plus(MOST_AHEAD))) {
      return Optional.of(Refusal.FROM_FUTURE);
    }
    if (tick.at().isBefore(now.minus(MOST_BEHIND))) {
      return Optional.of(Refusal.TOO_OLD);
    }
    if (last != null && apart(price.doubleValue(), last.doubleValue()) > JUMP && !confirmed(tick)) {
      return Optional.of(Refusal.JUMP);
    }
    knows(price);
    return Optional.empty();
  }

  private boolean confirmed(PriceTick tick) {
    double price = tick.price().doubleValue();
    if (confirmations == 0 || apart(price, level) > AGREEMENT) {
      confirmations = 0;
      levelSince = tick.at();
      level = price;
    }
    confirmations++;
    return confirmations >= CONFIRMATIONS && !tick.at().isBefore(levelSince.plus(CONFIRMED_AFTER));
  }

  private static double apart(double price, double other) {
    return Math.abs(price / other - 1);
  }
}
