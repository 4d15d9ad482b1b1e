package io.rec.venuesimulator.calendar;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** How the sixty index values of the minute before the close become one. */
public enum SettlementRule {
  /** The contract's rule. */
  MEAN(0),

  /** The rule of older contracts: the highest and the lowest fifth do not count. */
  TRIMMED_MEAN(12);

  private static final int SECONDS = 60;

  private final int dropped;

  SettlementRule(int dropped) {
    this.dropped = dropped;
  }

  /** Not rounded: the comparison with the strike is exact to 34 digits. */
  public BigDecimal value(Coin coin, Instant close) {
    long last = close.toEpochMilli();
    List<BigDecimal> values =
        LongStream.range(0, SECONDS)
            .mapToObj(back -> coin.indexValue(last - back * 1000))
            .sorted()
            .toList();
    return mean(values.subList(dropped, SECONDS - dropped));
  }

  private static BigDecimal mean(List<BigDecimal> values) {
    return values.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
  }
}
