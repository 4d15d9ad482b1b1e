package io.rec.venuesimulator.wire;

import java.math.BigDecimal;

/** How numbers look on the wire. Counts are whole hundredths of a contract, prices whole cents. */
public final class Decimals {

  private static final int CENT_DECIMALS = 2;
  private static final int DOLLAR_DECIMALS = 4;

  private Decimals() {}

  /** 56 cents as {@code 0.5600}. */
  public static String dollars(long cents) {
    return BigDecimal.valueOf(cents, CENT_DECIMALS).setScale(DOLLAR_DECIMALS).toPlainString();
  }

  /** 1582 hundredths as {@code 15.82}. */
  public static String count(long hundredths) {
    return BigDecimal.valueOf(hundredths, CENT_DECIMALS).toPlainString();
  }
}
