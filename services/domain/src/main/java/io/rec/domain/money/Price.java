package io.rec.domain.money;

import java.math.BigDecimal;

/**
 * What one contract of a side costs, from nothing to the dollar that the winner is paid.
 *
 * @param units ten-thousandths of a dollar, 0 to 10000
 */
public record Price(int units) implements Comparable<Price> {
  /** What the losing side is worth. */
  public static final Price NOTHING = new Price(0);

  /** What the winning side is paid. */
  public static final Price DOLLAR = new Price(10_000);

  static final int DECIMALS = 4;
  private static final int UNITS_A_CENT = 100;

  public Price {
    if (units < 0 || units > 10_000) {
      throw new IllegalArgumentException(
          "a price of %s dollars: expected 0 to 1"
              .formatted(BigDecimal.valueOf(units, DECIMALS).toPlainString()));
    }
  }

  public static Price ofCents(int cents) {
    return new Price(Math.multiplyExact(cents, UNITS_A_CENT));
  }

  /** Dollars with at most four decimals. */
  public static Price ofDollars(BigDecimal dollars) {
    try {
      return new Price(dollars.movePointRight(DECIMALS).intValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "a price of %s dollars: expected at most four decimals"
              .formatted(dollars.toPlainString()),
          e);
    }
  }

  /** The price of the other side: together they are a dollar. */
  public Price opposite() {
    return new Price(DOLLAR.units - units);
  }

  /** What this many contracts cost; never rounded. */
  public Money times(Contracts count) {
    return new Money(Math.multiplyExact(units, count.hundredths()));
  }

  /**
   * A price that an hourly market trades at: whole cents, more than nothing, less than a dollar.
   */
  public boolean isOnCentGrid() {
    return units > 0 && units < DOLLAR.units && units % UNITS_A_CENT == 0;
  }

  /** Higher by whole cents, but never above the highest price that can be traded. */
  public Price raisedByCents(int cents) {
    return new Price(
        Math.clamp(units + (long) cents * UNITS_A_CENT, UNITS_A_CENT, 10_000 - UNITS_A_CENT));
  }

  public BigDecimal dollars() {
    return BigDecimal.valueOf(units, DECIMALS);
  }

  /** Cents, which may be broken: 56.00. */
  public BigDecimal cents() {
    return BigDecimal.valueOf(units, DECIMALS - 2);
  }

  @Override
  public int compareTo(Price other) {
    return Integer.compare(units, other.units);
  }

  @Override
  public String toString() {
    return dollars().toPlainString();
  }
}
