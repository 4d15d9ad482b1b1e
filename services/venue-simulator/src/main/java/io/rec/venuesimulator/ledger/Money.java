package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Side;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The arithmetic of amounts. What does not fit into 64 bits throws instead of wrapping around. */
public final class Money {

  public static final long DOLLAR = 1_000_000;

  static final long CENT = DOLLAR / 100;

  /** What a hundredth of a contract pays when it wins. */
  static final long PAYOUT = DOLLAR / 100;

  private static final int DECIMALS = 6;

  private Money() {}

  /**
   * The amount of so many dollars.
   *
   * @throws ArithmeticException when they are finer than a millionth
   */
  public static long of(BigDecimal dollars) {
    return dollars.movePointRight(DECIMALS).longValueExact();
  }

  public static BigDecimal dollars(long amount) {
    return BigDecimal.valueOf(amount, DECIMALS);
  }

  /** What a hundredth of a contract costs the side that opens with it. */
  static int cost(Side side, int price) {
    return side == Side.BID ? price : PriceGrid.DOLLAR - price;
  }

  /** {@code amount × part / whole}, rounded down; none of them negative. */
  static long share(long amount, long part, long whole) {
    long product = amount * part;
    if (Math.multiplyHigh(amount, part) == 0 && product >= 0) {
      return product / whole;
    }
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }

  /** The same, rounded to the nearest, and to the even one of two that are as near. */
  static long shareEven(long amount, long part, long whole) {
    long down = share(amount, part, whole);
    // What is left is smaller than the divisor, so that its double fits.
    long twice = 2 * (amount * part - down * whole);
    boolean up = twice > whole || twice == whole && (down & 1) == 1;
    return up ? Math.addExact(down, 1) : down;
  }

  /** The same, rounded up. */
  static long shareUp(long amount, long part, long whole) {
    long down = share(amount, part, whole);
    boolean exact = amount * part == down * whole;
    return exact ? down : Math.addExact(down, 1);
  }
}
