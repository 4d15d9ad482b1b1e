package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** At which prices an order trades. */
public sealed interface Kind {

  record Market() implements Kind {}

  record Limit(BigDecimal price) implements Kind {}

  record Stop(BigDecimal stop) implements Kind {}

  record StopLimit(BigDecimal stop, BigDecimal limit) implements Kind {}

  /** Follows the best price since it was sent at a distance in dollars, or in percent of it. */
  record Trailing(BigDecimal distance, boolean percent) implements Kind {

    private static final int PERCENT = 2;
    private static final int CENTS = 2;

    BigDecimal stop(Side side, BigDecimal best) {
      BigDecimal away = percent ? best.multiply(distance).movePointLeft(PERCENT) : distance;
      BigDecimal stop = side == Side.SELL ? best.subtract(away) : best.add(away);
      return stop.setScale(CENTS, RoundingMode.HALF_UP);
    }
  }

  default Optional<BigDecimal> limitPrice() {
    return switch (this) {
      case Limit limit -> Optional.of(limit.price());
      case StopLimit stop -> Optional.of(stop.limit());
      case Market market -> Optional.empty();
      case Stop stop -> Optional.empty();
      case Trailing trailing -> Optional.empty();
    };
  }

  /** The price that wakes it; a trailing order's moves with the best price since. */
  default Optional<BigDecimal> stopPrice(Side side, Optional<BigDecimal> best) {
    return switch (this) {
      case Stop stop -> Optional.of(stop.stop());
      case StopLimit stop -> Optional.of(stop.stop());
      case Trailing trailing -> best.map(price -> trailing.stop(side, price));
      case Market market -> Optional.empty();
      case Limit limit -> Optional.empty();
    };
  }

  default String wire() {
    return switch (this) {
      case Market market -> "market";
      case Limit limit -> "limit";
      case Stop stop -> "stop";
      case StopLimit stop -> "stop_limit";
      case Trailing trailing -> "trailing_stop";
    };
  }
}
