package io.rec.domain.money;

import java.math.BigDecimal;

/**
 * How many contracts, never negative.
 *
 * @param hundredths the venue trades parts of a contract down to a hundredth
 */
public record Contracts(long hundredths) implements Comparable<Contracts> {
  public static final Contracts NONE = new Contracts(0);

  private static final int DECIMALS = 2;
  private static final int HUNDRED = 100;

  public Contracts {
    if (hundredths < 0) {
      throw new IllegalArgumentException(
          "%s contracts: a count is not negative"
              .formatted(BigDecimal.valueOf(hundredths, DECIMALS).toPlainString()));
    }
  }

  public static Contracts of(long whole) {
    return new Contracts(Math.multiplyExact(whole, HUNDRED));
  }

  /** Reads a count with at most two decimals, {@code 15.82}. */
  public static Contracts parse(String count) {
    try {
      return new Contracts(new BigDecimal(count).movePointRight(DECIMALS).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is no count of contracts: expected at most two decimals".formatted(count), e);
    }
  }

  public Contracts plus(Contracts other) {
    return new Contracts(Math.addExact(hundredths, other.hundredths));
  }

  public Contracts minus(Contracts other) {
    return new Contracts(hundredths - other.hundredths);
  }

  public Contracts min(Contracts other) {
    return hundredths <= other.hundredths ? this : other;
  }

  public boolean isNone() {
    return hundredths == 0;
  }

  public boolean isMoreThan(Contracts other) {
    return hundredths > other.hundredths;
  }

  /** Whether there is no part of a contract in it. */
  public boolean isWhole() {
    return hundredths % HUNDRED == 0;
  }

  /** What they are paid if their side wins. */
  public Money payout() {
    return Price.DOLLAR.times(this);
  }

  public BigDecimal number() {
    return BigDecimal.valueOf(hundredths, DECIMALS);
  }

  @Override
  public int compareTo(Contracts other) {
    return Long.compare(hundredths, other.hundredths);
  }

  @Override
  public String toString() {
    return isWhole() ? Long.toString(hundredths / HUNDRED) : number().toPlainString();
  }
}
