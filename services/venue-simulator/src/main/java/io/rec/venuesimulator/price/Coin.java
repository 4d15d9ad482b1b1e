package io.rec.venuesimulator.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One symbol: its traded price and its settlement index. */
public record Coin(String symbol, long seed, PricePath traded, PricePath index) {

  /** Relative change in one second; about half of the price in a year, as Bitcoin had it. */
  public static final double DEVIATION_PER_ROOT_SECOND = 0.00009;

  private static final double CALM_MINUTE = DEVIATION_PER_ROOT_SECOND * 7.7;

  /** A coin whose price walks. */
  public static Coin walking(String symbol, long seed) {
    long own = seed + symbol.concat("-USD").hashCode();
    return of(symbol, own, new PriceWalk(own, middle(symbol), DEVIATION_PER_ROOT_SECOND));
  }

  /** A coin with a given path of its traded price. */
  public static Coin of(String symbol, long seed, PricePath traded) {
    return new Coin(symbol, seed, traded, new IndexPath(traded, Noise.bits(seed)));
  }

  public String productId() {
    return symbol + "-USD";
  }

  /** The name under which the index is published. */
  public String indexId() {
    return symbol.equals("BTC") ? "BRTI" : symbol + "USD_RTI";
  }

  /** 1 in a calm minute, up to 5 when the last minute moved far more than usual. */
  public double restlessness(long epochMillis) {
    double moved = Math.abs(traded.at(epochMillis) / traded.at(epochMillis - 60_000) - 1);
    return 1 + Math.min(4, moved / CALM_MINUTE / 2);
  }

  /** The traded price with cents. */
  public BigDecimal price(long epochMillis) {
    return BigDecimal.valueOf(traded.at(epochMillis)).setScale(2, RoundingMode.HALF_EVEN);
  }

  /** The published index has cents; the average of sixty of them is exact. */
  public BigDecimal indexValue(long epochMillis) {
    return BigDecimal.valueOf(index.at(epochMillis)).setScale(2, RoundingMode.HALF_EVEN);
  }

  private static double middle(String symbol) {
    return switch (symbol) {
      case "BTC" -> 118_000;
      case "ETH" -> 4_200;
      default -> 100;
    };
  }
}
