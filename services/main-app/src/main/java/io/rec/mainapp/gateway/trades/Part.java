package io.rec.mainapp.gateway.trades;

import io.rec.mainapp.gateway.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * So many of the contracts that were seen to be held.
 *
 * @param count not more than those
 */
record Part(BigDecimal count, BigDecimal held) {

  /** The exchange trades hundredths. */
  private static final int DECIMALS = 2;

  /** Empty where nothing is said of a part, or what is said cannot be, which the fields tell. */
  static Optional<Part> of(Fields fields, @Nullable BigDecimal count, @Nullable BigDecimal held) {
    if (count == null && held == null) {
      return Optional.empty();
    }
    fields.check("contracts", isCount(count), "is a number above 0 with two decimals");
    fields.check("held", isCount(held), "is a number above 0 with two decimals");
    if (!isCount(count) || !isCount(held) || count == null || held == null) {
      return Optional.empty();
    }
    fields.check("contracts", count.compareTo(held) <= 0, "is not more than is held");
    return Optional.of(new Part(count, held));
  }

  private static boolean isCount(@Nullable BigDecimal number) {
    return number != null && number.signum() > 0 && number.stripTrailingZeros().scale() <= DECIMALS;
  }
}
