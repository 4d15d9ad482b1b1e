package io.rec.venuesimulator.binance.order;

import java.math.BigDecimal;

/** What an account has of an asset, and what its open orders hold back of it. Never negative. */
public record Balance(String asset, BigDecimal free, BigDecimal locked) {

  public Balance {
    if (free.signum() < 0 || locked.signum() < 0) {
      throw new IllegalStateException(
          "%s would be %s free and %s locked".formatted(asset, free, locked));
    }
  }

  static Balance none(String asset) {
    return new Balance(asset, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  public boolean isZero() {
    return free.signum() == 0 && locked.signum() == 0;
  }
}
