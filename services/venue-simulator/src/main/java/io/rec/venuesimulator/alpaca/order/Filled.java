package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What an order has traded, exactly. */
public record Filled(BigDecimal shares, BigDecimal cost) {

  static final Filled NOTHING = new Filled(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int MEAN_DECIMALS = 6;

  Filled with(BigDecimal moreShares, BigDecimal price) {
    return new Filled(shares.add(moreShares), cost.add(moreShares.multiply(price)));
  }

  /** None before the first fill. */
  public Optional<BigDecimal> meanPrice() {
    return shares.signum() == 0
        ? Optional.empty()
        : Optional.of(cost.divide(shares, MEAN_DECIMALS, RoundingMode.HALF_UP));
  }
}
