package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.Stock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Shares that are held, and what they cost.
 *
 * @param today what of them was bought on the day of trading that is told with it
 */
public record Position(Stock stock, BigDecimal shares, BigDecimal cost, Today today) {

  private static final int COST_DECIMALS = 12;
  private static final int MEAN_DECIMALS = 6;

  /** Sales take what was held before the day first. */
  public record Today(LocalDate date, BigDecimal shares, BigDecimal cost) {

    static Today nothing(LocalDate date) {
      return new Today(date, BigDecimal.ZERO, BigDecimal.ZERO);
    }
  }

  static Position none(Stock stock, LocalDate date) {
    return new Position(stock, BigDecimal.ZERO, BigDecimal.ZERO, Today.nothing(date));
  }

  /** As it begins another day. */
  public Position on(LocalDate date) {
    return today.date().equals(date)
        ? this
        : new Position(stock, shares, cost, Today.nothing(date));
  }

  Position bought(BigDecimal more, BigDecimal price) {
    BigDecimal paid = more.multiply(price);
    return new Position(
        stock,
        shares.add(more),
        cost.add(paid),
        new Today(today.date(), today.shares().add(more), today.cost().add(paid)));
  }

  /** What the sold shares had cost leaves with them. */
  Position sold(BigDecimal fewer) {
    BigDecimal left = shares.subtract(fewer);
    BigDecimal ofToday = today.shares().min(left);
    return new Position(
        stock,
        left,
        part(cost, left, shares),
        new Today(today.date(), ofToday, part(today.cost(), ofToday, today.shares())));
  }

  public BigDecimal meanPrice() {
    return cost.divide(shares, MEAN_DECIMALS, RoundingMode.HALF_UP);
  }

  /** What the shares were worth when the day began, or cost if they are of the day. */
  public BigDecimal dayBasis(BigDecimal priceBefore) {
    return shares.subtract(today.shares()).multiply(priceBefore).add(today.cost());
  }

  private static BigDecimal part(BigDecimal whole, BigDecimal of, BigDecimal all) {
    return of.signum() == 0
        ? BigDecimal.ZERO
        : whole.multiply(of).divide(all, COST_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
