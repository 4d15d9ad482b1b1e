package io.rec.venuesimulator.ledger;

import io.rec.domain.fee.FeeType;
import io.rec.domain.fee.Liquidity;
import io.rec.venuesimulator.matching.message.PriceGrid;
import java.math.BigDecimal;

/**
 * A market's fees: {@code rate × count × price × (1 − price)}, rounded up to the grid.
 *
 * @param takerRate in hundred-thousandths
 * @param makerRate in hundred-thousandths
 * @param grid the step of a fee, as an amount
 */
public record FeeSchedule(int takerRate, int makerRate, long grid) {

  /** The exchange's page of this year. */
  public static final long FINE_GRID = 1;

  /** Its page of the middle of the year before. */
  public static final long CENTICENT_GRID = 100;

  /** Fees of crypto hourly markets. */
  public static final FeeSchedule CRYPTO = of(FeeType.QUADRATIC, BigDecimal.ONE, FINE_GRID);

  /** Rates are hundred-thousandths, counts hundredths, prices ten-thousandths, twice. */
  private static final long SCALE = 1_000_000_000;

  private static final int ONE = 100_000;

  public FeeSchedule {
    if (takerRate < 0 || takerRate > ONE || makerRate < 0 || makerRate > ONE) {
      throw new IllegalArgumentException("no fee rates: " + takerRate + ", " + makerRate);
    }
    if (grid <= 0 || Money.CENT % grid != 0) {
      throw new IllegalArgumentException("no fee grid: " + grid);
    }
  }

  /**
   * The rates of a type times the series' multiplier, as the domain states them. What is done here
   * is their arithmetic in whole numbers, fast enough for an engine.
   *
   * @throws ArithmeticException when a rate is finer than a hundred-thousandth
   */
  public static FeeSchedule of(FeeType type, BigDecimal multiplier, long grid) {
    var rates = new io.rec.domain.fee.FeeSchedule(type, multiplier);
    return new FeeSchedule(
        whole(rates.rate(Liquidity.TAKER)), whole(rates.rate(Liquidity.MAKER)), grid);
  }

  long fee(boolean taker, int price, long count) {
    long rate = taker ? takerRate : makerRate;
    long each = rate * price * (PriceGrid.DOLLAR - price);
    return Math.multiplyExact(Money.shareUp(count, each, SCALE * grid), grid);
  }

  private static int whole(BigDecimal rate) {
    return rate.multiply(BigDecimal.valueOf(ONE)).intValueExact();
  }
}
