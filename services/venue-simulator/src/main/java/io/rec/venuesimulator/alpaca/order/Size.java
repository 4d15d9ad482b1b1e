package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much an order is about. */
public sealed interface Size {

  /** A share can be cut into so many decimals. */
  int DECIMALS = 9;

  record Shares(BigDecimal count) implements Size {}

  record Dollars(BigDecimal amount) implements Size {}

  default boolean fractional() {
    return switch (this) {
      case Shares shares -> shares.count().stripTrailingZeros().scale() > 0;
      case Dollars dollars -> true;
    };
  }

  /** In shares at a price, never for more money than was meant. */
  default BigDecimal shares(BigDecimal price) {
    return switch (this) {
      case Shares shares -> shares.count();
      case Dollars dollars -> dollars.amount().divide(price, DECIMALS, RoundingMode.DOWN);
    };
  }

  /** What it costs at a price. */
  default BigDecimal cost(BigDecimal price) {
    return switch (this) {
      case Shares shares -> shares.count().multiply(price);
      case Dollars dollars -> dollars.amount();
    };
  }
}
