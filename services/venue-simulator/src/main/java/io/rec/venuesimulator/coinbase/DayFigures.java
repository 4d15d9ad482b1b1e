package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The last 24 hours of a product, read each quarter of an hour; prices in dollars. */
record DayFigures(
    long minute,
    BigDecimal open,
    BigDecimal low,
    BigDecimal high,
    BigDecimal volume,
    YearFigures year) {

  private static final long SAMPLE_MILLIS = 15 * 60_000L;
  private static final int SAMPLES = 96;
  private static final int PERCENT_DECIMALS = 8;
  private static final long DAY_SECONDS = 86_400;
  private static final long HOUR_MINUTES = 60;

  /** Keeps the figures of the current minute, since a tick is far cheaper than they are. */
  static final class Cache {
    private final Map<String, DayFigures> bySymbol = new ConcurrentHashMap<>();

    DayFigures of(Coin coin, long epochMillis) {
      long minute = Math.floorDiv(epochMillis, 60_000L);
      return bySymbol.compute(
          coin.symbol(),
          (symbol, kept) ->
              kept != null && kept.minute() == minute ? kept : read(kept, coin, minute));
    }
  }

  /** Percent since the day's first price. */
  BigDecimal change(BigDecimal price) {
    return price
        .subtract(open)
        .movePointRight(2)
        .divide(open, MathContext.DECIMAL64)
        .setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static DayFigures read(@Nullable DayFigures kept, Coin coin, long minute) {
    long now = minute * 60_000L;
    BigDecimal open = coin.price(now - SAMPLE_MILLIS * SAMPLES);
    BigDecimal low = open;
    BigDecimal high = open;
    for (int back = 0; back < SAMPLES; back++) {
      BigDecimal price = coin.price(now - SAMPLE_MILLIS * back);
      low = low.min(price);
      high = high.max(price);
    }
    long second = now / 1000;
    BigDecimal volume = Turnover.between(coin, second - DAY_SECONDS, second);
    long hour = Math.floorDiv(minute, HOUR_MINUTES);
    YearFigures year =
        kept != null && kept.year().hour() == hour ? kept.year() : YearFigures.read(coin, hour);
    return new DayFigures(minute, open, low, high, volume, year);
  }
}
