package io.rec.venuesimulator.calendar;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The strikes of an event: round levels around the index when the event was created. */
final class StrikeGrid {

  private static final int HOURLY = 40;
  private static final int DAILY = 60;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private StrikeGrid() {}

  /** Floor strikes, one cent below the level, rising. */
  static List<BigDecimal> floors(Coin coin, Instant created, boolean daily) {
    double index = coin.index().at(created.toEpochMilli());
    long step = step(coin.symbol(), index, daily);
    long middle = Math.max(1, Math.round(index / step));
    long below = (daily ? DAILY : HOURLY) / 2;
    return LongStream.range(Math.max(1, middle - below), middle + below)
        .mapToObj(level -> BigDecimal.valueOf(level * step).subtract(CENT))
        .toList();
  }

  private static long step(String symbol, double index, boolean daily) {
    return switch (symbol) {
      case "BTC" -> daily ? 250 : 100;
      case "ETH" -> daily ? 25 : 10;
      default -> Math.max(1, Math.round(index / (daily ? 400 : 1000)));
    };
  }
}
