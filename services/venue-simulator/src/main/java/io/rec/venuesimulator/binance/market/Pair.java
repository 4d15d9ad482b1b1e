package io.rec.venuesimulator.binance.market;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;

/**
 * A coin against USDT.
 *
 * @param lot the least step of a quantity
 */
public record Pair(Coin coin, BigDecimal lot) {

  public static final String QUOTE = "USDT";

  /** The least step of a price. */
  public static final BigDecimal TICK = new BigDecimal("0.01");

  public static Pair of(Coin coin) {
    return new Pair(coin, new BigDecimal(coin.symbol().equals("BTC") ? "0.00001" : "0.0001"));
  }

  public String symbol() {
    return coin.symbol() + QUOTE;
  }

  public String base() {
    return coin.symbol();
  }

  /** A price of so many ticks. */
  public static BigDecimal price(long ticks) {
    return BigDecimal.valueOf(ticks, TICK.scale());
  }

  /** A quantity of so many lots. */
  public BigDecimal quantity(long lots) {
    return BigDecimal.valueOf(lots, lot.scale());
  }

  /** An amount of USDT that was counted in ticks times lots. */
  public BigDecimal amount(long tickLots) {
    return BigDecimal.valueOf(tickLots, TICK.scale() + lot.scale());
  }
}
