package io.rec.venuesimulator.binance.rest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers look on the wire: as texts with eight decimals. */
public final class Amounts {

  private static final int DECIMALS = 8;

  private Amounts() {}

  /** Prices, quantities and money, none of which has more decimals. */
  public static String text(BigDecimal number) {
    return number.setScale(DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
  }
}
