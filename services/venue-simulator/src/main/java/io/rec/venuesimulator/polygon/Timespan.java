package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.MarketHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The units of a bar's length, with what its bars are added up from. */
enum Timespan {
  SECOND(1, 1_000),
  MINUTE(60, 60_000),
  HOUR(3_600, 60_000),
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  private static final int DAYS_OF_WEEK = 7;
  private static final int MONTHS_OF_QUARTER = 3;
  private static final int MONTHS_OF_YEAR = 12;

  /** The first of January 1970 was a Thursday, and weeks begin on Sundays. */
  private static final int DAYS_AFTER_SUNDAY = 4;

  private final int seconds;
  private final long baseMillis;

  Timespan() {
    this(0, 0);
  }

  Timespan(int seconds, long baseMillis) {
    this.seconds = seconds;
    this.baseMillis = baseMillis;
  }

  static Optional<Timespan> of(String word) {
    return Arrays.stream(values())
        .filter(span -> span.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /** Whether bars are added up from days; else from bars of {@link #baseMillis()}. */
  boolean ofDays() {
    return seconds == 0;
  }

  long baseMillis() {
    return baseMillis;
  }

  /** Where the window of so many of them begins that an instant is in, in New York. */
  Instant windowStart(int count, Instant at) {
    ZonedDateTime there = at.atZone(MarketHours.NEW_YORK);
    LocalDate date = there.toLocalDate();
    return switch (this) {
      case SECOND, MINUTE, HOUR -> {
        long length = (long) count * seconds;
        int second = there.toLocalTime().toSecondOfDay();
        yield MarketHours.at(date, LocalTime.ofSecondOfDay(second / length * length));
      }
      case DAY -> day(floored(date.toEpochDay(), count));
      case WEEK -> {
        long week = Math.floorDiv(date.toEpochDay() + DAYS_AFTER_SUNDAY, DAYS_OF_WEEK);
        yield day(floored(week, count) * DAYS_OF_WEEK - DAYS_AFTER_SUNDAY);
      }
      case MONTH -> month(date, count);
      case QUARTER -> month(date, count * MONTHS_OF_QUARTER);
      case YEAR -> month(date, count * MONTHS_OF_YEAR);
    };
  }

  private static Instant day(long epochDay) {
    return MarketHours.midnight(LocalDate.ofEpochDay(epochDay));
  }

  private static Instant month(LocalDate date, int count) {
    long month = (long) date.getYear() * MONTHS_OF_YEAR + date.getMonthValue() - 1;
    long first = floored(month, count);
    return MarketHours.midnight(
        LocalDate.of(
            (int) Math.floorDiv(first, MONTHS_OF_YEAR),
            (int) Math.floorMod(first, MONTHS_OF_YEAR) + 1,
            1));
  }

  private static long floored(long value, int count) {
    return Math.floorDiv(value, count) * count;
  }
}
