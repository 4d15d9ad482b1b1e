package io.rec.venuesimulator.binance.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a candle is. Weeks begin on Monday, months on their first day, all of it in UTC. */
public enum Interval {
  SECOND_1("1s", 1),
  MINUTE_1("1m", 60),
  MINUTE_3("3m", 180),
  MINUTE_5("5m", 300),
  MINUTE_15("15m", 900),
  MINUTE_30("30m", 1_800),
  HOUR_1("1h", 3_600),
  HOUR_2("2h", 7_200),
  HOUR_4("4h", 14_400),
  HOUR_6("6h", 21_600),
  HOUR_8("8h", 28_800),
  HOUR_12("12h", 43_200),
  DAY_1("1d", 86_400),
  DAY_3("3d", 259_200),
  WEEK_1("1w", 604_800),
  MONTH_1("1M", 0);

  /** The epoch began on a Thursday. */
  private static final long MONDAY_SECONDS = 4 * 86_400;

  private final String word;
  private final long seconds;

  Interval(String word, long seconds) {
    this.word = word;
    this.seconds = seconds;
  }

  public static Optional<Interval> of(String word) {
    return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  /** The beginning of the candle that a second belongs to. */
  public long begin(long second) {
    return switch (this) {
      case MONTH_1 -> first(date(second).withDayOfMonth(1));
      case WEEK_1 -> Math.floorDiv(second - MONDAY_SECONDS, seconds) * seconds + MONDAY_SECONDS;
      default -> Math.floorDiv(second, seconds) * seconds;
    };
  }

  /** The beginning of the candle behind the one that begins then. */
  public long next(long begin) {
    return this == MONTH_1 ? first(date(begin).plusMonths(1)) : begin + seconds;
  }

  /** The beginning of the candle so many before the one that begins then. */
  public long back(long begin, int candles) {
    return this == MONTH_1 ? first(date(begin).minusMonths(candles)) : begin - seconds * candles;
  }

  private static LocalDate date(long second) {
    return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static long first(LocalDate day) {
    return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}
