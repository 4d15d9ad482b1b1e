package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Pair;
import java.math.BigDecimal;
import java.util.Optional;

/** What the venue demands of an order's numbers, filter by filter. */
public final class Filters {

  public static final BigDecimal LEAST_PRICE = Pair.TICK;
  public static final BigDecimal MOST_PRICE = new BigDecimal("1000000.00");
  public static final BigDecimal MOST_QUANTITY = new BigDecimal("9000");
  public static final BigDecimal LEAST_NOTIONAL = new BigDecimal("5");
  public static final BigDecimal MOST_NOTIONAL = new BigDecimal("9000000");
  public static final BigDecimal MULTIPLIER_UP = new BigDecimal("5");
  public static final BigDecimal MULTIPLIER_DOWN = new BigDecimal("0.2");
  public static final int LEAST_DELTA = 10;
  public static final int MOST_DELTA = 2_000;
  public static final int MOST_ORDERS = 200;

  private Filters() {}

  /** Refuses what does not fit; the mean is that of the last minutes. */
  static void refuseUnfit(Terms terms, Market market, long millis) {
    BigDecimal mean = market.meanPrice(millis);
    Optional<BigDecimal> limit = terms.kind().limitPrice();
    limit.ifPresent(price -> price(price, mean));
    terms.kind().trigger().ifPresent(Filters::trigger);
    switch (terms.size()) {
      case Size.Coins coins -> {
        lot(coins.quantity(), terms.pair());
        notional(limit.orElse(mean).multiply(coins.quantity()), limit.isPresent());
      }
      case Size.Money money -> notional(money.amount(), false);
    }
  }

  private static void price(BigDecimal price, BigDecimal mean) {
    onGrid(price);
    if (price.compareTo(mean.multiply(MULTIPLIER_UP)) > 0
        || price.compareTo(mean.multiply(MULTIPLIER_DOWN)) < 0) {
      throw Denied.filter("PERCENT_PRICE_BY_SIDE");
    }
  }

  private static void onGrid(BigDecimal price) {
    if (price.compareTo(LEAST_PRICE) < 0
        || price.compareTo(MOST_PRICE) > 0
        || price.remainder(Pair.TICK).signum() != 0) {
      throw Denied.filter("PRICE_FILTER");
    }
  }

  private static void trigger(Trigger trigger) {
    switch (trigger) {
      case Trigger.At at -> onGrid(at.stop());
      case Trigger.Trailing trailing -> {
        if (trailing.basisPoints() < LEAST_DELTA || trailing.basisPoints() > MOST_DELTA) {
          throw Denied.filter("TRAILING_DELTA");
        }
      }
    }
  }

  private static void lot(BigDecimal quantity, Pair pair) {
    if (quantity.compareTo(pair.lot()) < 0
        || quantity.compareTo(MOST_QUANTITY) > 0
        || quantity.remainder(pair.lot()).signum() != 0) {
      throw Denied.filter("LOT_SIZE");
    }
  }

  /** What an order at the market may cost at most is not limited. */
  private static void notional(BigDecimal amount, boolean limited) {
    if (amount.compareTo(LEAST_NOTIONAL) < 0 || limited && amount.compareTo(MOST_NOTIONAL) > 0) {
      throw Denied.filter("NOTIONAL");
    }
  }
}
