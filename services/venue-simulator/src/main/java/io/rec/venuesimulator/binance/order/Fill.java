package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Pair;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A trade of an account. */
public record Fill(
    long number,
    long orderNumber,
    Pair pair,
    Side side,
    BigDecimal price,
    BigDecimal quantity,
    long millis,
    boolean maker) {

  /** Of what the trade brings, for makers and takers alike. */
  public static final BigDecimal FEE = new BigDecimal("0.001");

  /** Assets are counted with eight decimals. */
  public static final int DECIMALS = 8;

  public BigDecimal amount() {
    return price.multiply(quantity);
  }

  /** What the trade brings before the fee. */
  BigDecimal brings() {
    return side == Side.BUY ? quantity : amount();
  }

  /** What it costs of the other asset. */
  BigDecimal costs() {
    return side == Side.BUY ? amount() : quantity;
  }

  public BigDecimal commission() {
    return brings().multiply(FEE).setScale(DECIMALS, RoundingMode.DOWN);
  }

  public String commissionAsset() {
    return side == Side.BUY ? pair.base() : Pair.QUOTE;
  }
}
