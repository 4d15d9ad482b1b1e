package io.rec.unifiedproductioncoordinator.inputs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Prices in whole cents. A price between two cents is taken as the worse of them for whoever trades
 * on it: asks up, bids down.
 */
final class Cents {

  private static final int NOBODY_BIDS = 0;
  private static final int NOBODY_ASKS = 100;

  private Cents() {}

  static OptionalInt ask(@Nullable BigDecimal cents) {
    return cents == null
        ? OptionalInt.empty()
        : unless(NOBODY_ASKS, cents.setScale(0, RoundingMode.CEILING).intValue());
  }

  static OptionalInt bid(@Nullable BigDecimal cents) {
    return cents == null
        ? OptionalInt.empty()
        : unless(NOBODY_BIDS, cents.setScale(0, RoundingMode.FLOOR).intValue());
  }

  /** What is left of a dollar: the price of the same book seen from the other leg. */
  static OptionalInt opposite(OptionalInt cents) {
    return cents.isPresent() ? OptionalInt.of(100 - cents.getAsInt()) : OptionalInt.empty();
  }

  private static OptionalInt unless(int nobody, int cents) {
    return cents == nobody ? OptionalInt.empty() : OptionalInt.of(cents);
  }
}
