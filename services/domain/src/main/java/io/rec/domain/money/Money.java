package io.rec.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of dollars, exact.
 *
 * @param micros millionths of a dollar; a sum that does not fit fails instead of wrapping
 */
public record Money(long micros) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);
  public static final Money CENTICENT = new Money(100);
  public static final Money CENT = new Money(10_000);

  private static final int DECIMALS = 6;
  private static final int FEWEST_DECIMALS = 2;

  public static Money ofCents(long cents) {
    return new Money(Math.multiplyExact(cents, CENT.micros));
  }

  /**
   * Dollars with at most six decimals.
   *
   * @throws ArithmeticException if the amount is finer
   */
  public static Money ofDollars(BigDecimal dollars) {
    return new Money(dollars.movePointRight(DECIMALS).longValueExact());
  }

  /** Reads dollars, {@code -12.3456}. */
  public static Money parse(String dollars) {
    try {
      return ofDollars(new BigDecimal(dollars));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is no amount: expected dollars with at most six decimals".formatted(dollars), e);
    }
  }

  /** The smallest multiple of a unit that is not below a number of dollars. */
  public static Money roundedUp(BigDecimal dollars, Money unit) {
    var units =
        dollars
            .movePointRight(DECIMALS)
            .divide(BigDecimal.valueOf(unit.micros), 0, RoundingMode.CEILING);
    return new Money(Math.multiplyExact(units.longValueExact(), unit.micros));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(micros, other.micros));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(micros, other.micros));
  }

  public Money negated() {
    return new Money(Math.negateExact(micros));
  }

  /** The largest multiple of a unit that is not above this, also below zero. */
  public Money roundedDown(Money unit) {
    return new Money(Math.multiplyExact(Math.floorDiv(micros, unit.micros), unit.micros));
  }

  /** The share that a part of a whole has in this, half-even; the whole has all of it. */
  public Money share(Contracts part, Contracts whole) {
    if (part.equals(whole) && !whole.isNone()) {
      return this;
    }
    return new Money(
        BigDecimal.valueOf(micros)
            .multiply(BigDecimal.valueOf(part.hundredths()))
            .divide(BigDecimal.valueOf(whole.hundredths()), 0, RoundingMode.HALF_EVEN)
            .longValueExact());
  }

  /** What one contract of several has cost or brought, in dollars with four decimals, half-even. */
  public BigDecimal per(Contracts count) {
    return dollars().divide(count.number(), Price.DECIMALS, RoundingMode.HALF_EVEN);
  }

  public boolean isNegative() {
    return micros < 0;
  }

  public boolean isPositive() {
    return micros > 0;
  }

  public boolean isZero() {
    return micros == 0;
  }

  public Money max(Money other) {
    return micros >= other.micros ? this : other;
  }

  /** Dollars with all six decimals. */
  public BigDecimal dollars() {
    return BigDecimal.valueOf(micros, DECIMALS);
  }

  /** Dollars rounded half-even, as a person reads them. */
  public BigDecimal printed(int decimals) {
    return dollars().setScale(decimals, RoundingMode.HALF_EVEN);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(micros, other.micros);
  }

  /** Exact, with at least two decimals: {@code 1.50}, {@code -0.017472}. */
  @Override
  public String toString() {
    var exact = dollars().stripTrailingZeros();
    return exact.setScale(Math.max(FEWEST_DECIMALS, exact.scale())).toPlainString();
  }
}
