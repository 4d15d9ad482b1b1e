package io.rec.venuesimulator.wire;

import java.math.BigDecimal;

/** How numbers look on the wire. Counts are whole hundredths of a contract. */
public final class Decimals {

  private static final int CENT_DECIMALS = 2;
  private static final int DOLLAR_DECIMALS = 4;
  private static final int MONEY_DECIMALS = 6;

  private Decimals() {}

  /** 56 cents as {@code 0.5600}. */
  public static String dollars(long cents) {
    return BigDecimal.valueOf(cents, CENT_DECIMALS).setScale(DOLLAR_DECIMALS).toPlainString();
  }

  /** A price of 5600 units of $0.0001 as {@code 0.5600}. */
  public static String price(long units) {
    return BigDecimal.valueOf(units, DOLLAR_DECIMALS).toPlainString();
  }

  /** Costs and fees: 17500 millionths as {@code 0.017500}. */
  public static String money(long millionths) {
    return BigDecimal.valueOf(millionths, MONEY_DECIMALS).toPlainString();
  }

  /** Without zeros at its end. */
  public static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** 1582 hundredths as {@code 15.82}. */
  public static String count(long hundredths) {
    return BigDecimal.valueOf(hundredths, CENT_DECIMALS).toPlainString();
  }
}
