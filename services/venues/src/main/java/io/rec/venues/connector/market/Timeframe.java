package io.rec.venues.connector.market;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How long a bar is. */
public enum Timeframe {
  MIN_1("1min", 1, Unit.MINUTE),
  MIN_5("5min", 5, Unit.MINUTE),
  MIN_15("15min", 15, Unit.MINUTE),
  MIN_30("30min", 30, Unit.MINUTE),
  HOUR_1("1hour", 1, Unit.HOUR),
  HOUR_4("4hour", 4, Unit.HOUR),
  DAY_1("1day", 1, Unit.DAY),
  WEEK_1("1week", 1, Unit.WEEK),
  MONTH_1("1month", 1, Unit.MONTH);

  /** What a time frame is counted in. */
  public enum Unit {
    MINUTE("minute", Duration.ofMinutes(1)),
    HOUR("hour", Duration.ofHours(1)),
    DAY("day", Duration.ofDays(1)),
    WEEK("week", Duration.ofDays(7)),
    MONTH("month", Duration.ofDays(31));

    private final String word;
    private final Duration atMost;

    Unit(String word, Duration atMost) {
      this.word = word;
      this.atMost = atMost;
    }

    public String word() {
      return word;
    }
  }

  private final String word;
  private final int count;
  private final Unit unit;

  Timeframe(String word, int count, Unit unit) {
    this.word = word;
    this.count = count;
    this.unit = unit;
  }

  /** Refuses a word that is none, and says which are. */
  public static Timeframe of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "timeframe is unknown: '%s'; known are %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(Timeframe::word)
                                .collect(Collectors.joining(", ")))));
  }

  public String word() {
    return word;
  }

  public int count() {
    return count;
  }

  public Unit unit() {
    return unit;
  }

  /** The longest that one bar can take. */
  public Duration atMost() {
    return unit.atMost.multipliedBy(count);
  }
}
