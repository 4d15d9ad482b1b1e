package io.rec.venuesimulator.ledger;

import java.util.Locale;

/** How a series charges its fills, with rates in hundred-thousandths. */
public enum FeeType {
  QUADRATIC(0),
  QUADRATIC_WITH_MAKER_FEES(1_750),
  QUADRATIC_WITH_COMBO_MAKER_FEES(3_500);

  static final int TAKER_RATE = 7_000;

  private final int makerRate;

  FeeType(int makerRate) {
    this.makerRate = makerRate;
  }

  int makerRate() {
    return makerRate;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
