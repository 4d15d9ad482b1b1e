package io.rec.venuesimulator.binance.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What wakes an order: the price of a trade. */
public sealed interface Trigger {

  /** At a price that is a loss for whoever holds the opposite, or else at a gain. */
  record At(BigDecimal stop, boolean loss) implements Trigger {}

  /** So many hundredths of a percent away from the best price since it was sent. */
  record Trailing(int basisPoints) implements Trigger {

    private static final int DECIMALS = 4;

    /** The price it wakes at. */
    BigDecimal from(BigDecimal best, Side side) {
      BigDecimal part = BigDecimal.valueOf(basisPoints, DECIMALS);
      return best.multiply(
          side == Side.BUY ? BigDecimal.ONE.add(part) : BigDecimal.ONE.subtract(part));
    }
  }

  /** Whether a trade at this price wakes it, when the best so far was that. */
  default boolean woken(Side side, BigDecimal price, BigDecimal best) {
    return switch (this) {
      case At at when (side == Side.BUY) == at.loss() -> price.compareTo(at.stop()) >= 0;
      case At at -> price.compareTo(at.stop()) <= 0;
      case Trailing trailing ->
          side == Side.BUY
              ? price.compareTo(trailing.from(best, side)) >= 0
              : price.compareTo(trailing.from(best, side)) <= 0;
    };
  }

  default Optional<BigDecimal> stopPrice() {
    return switch (this) {
      case At at -> Optional.of(at.stop());
      case Trailing trailing -> Optional.empty();
    };
  }

  default Optional<Integer> delta() {
    return switch (this) {
      case At at -> Optional.empty();
      case Trailing trailing -> Optional.of(trailing.basisPoints());
    };
  }

  /** The price it would wake at, as things stand. */
  default BigDecimal reference(Side side, BigDecimal best) {
    return switch (this) {
      case At at -> at.stop();
      case Trailing trailing -> trailing.from(best, side).setScale(2, RoundingMode.UP);
    };
  }
}
