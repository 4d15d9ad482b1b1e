package io.rec.domain.trade;

import io.rec.domain.money.Money;

/** How a trade ended. */
public enum WinLoss {
  W,
  L,
  D;

  static WinLoss of(Money gain) {
    return gain.isPositive() ? W : gain.isNegative() ? L : D;
  }
}
