package io.rec.domain.fee;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import java.math.BigDecimal;

/**
 * What a series charges before rounding.
 *
 * @param multiplier 1 for the hourly markets
 */
public record FeeSchedule(FeeType type, BigDecimal multiplier) {
  /** The hourly markets of BTC and ETH: takers pay, makers do not. */
  public static final FeeSchedule HOURLY = new FeeSchedule(FeeType.QUADRATIC, BigDecimal.ONE);

  public FeeSchedule {
    if (multiplier.signum() < 0) {
      throw new IllegalArgumentException(
          "a fee multiplier of %s is negative".formatted(multiplier));
    }
  }

  public BigDecimal rate(Liquidity liquidity) {
    return type.rate(liquidity).multiply(multiplier);
  }

  /** The fee of a fill in dollars, exact; the same for a price and for its opposite. */
  public BigDecimal raw(Contracts count, Price price, Liquidity liquidity) {
    return raw(count, price, rate(liquidity));
  }

  static BigDecimal raw(Contracts count, Price price, BigDecimal rate) {
    return rate.multiply(count.number())
        .multiply(price.dollars())
        .multiply(price.opposite().dollars());
  }
}
