package io.rec.domain.market;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When hourly events close and when the venue pauses. */
public final class HourlyCalendar {
  private static final DayOfWeek PAUSE_DAY = DayOfWeek.THURSDAY;
  private static final LocalTime PAUSE_START = LocalTime.of(3, 0);
  private static final LocalTime PAUSE_END = LocalTime.of(5, 0);

  private HourlyCalendar() {}

  /** The first full hour strictly after an instant: at 14:00:00.000 it is 15:00. */
  public static Instant nextClose(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
  }

  /** The event of a series that closes next. */
  public static HourlyEvent nextEvent(Series series, Instant now) {
    var close = nextClose(now);
    return new HourlyEvent(EventTicker.closingAt(series, close), close);
  }

  /** Whole seconds to the next full hour, the fraction cut off: 0 at 14:59:59.9, 3600 at 15:00. */
  public static long secondsToClose(Instant now) {
    return secondsBetween(now, nextClose(now));
  }

  /** Whether the venue rests: Thursday from 03:00 to before 05:00 in New York. */
  public static boolean isPaused(Instant now) {
    var local = NewYork.at(now);
    var time = local.toLocalTime();
    return local.getDayOfWeek() == PAUSE_DAY
        && !time.isBefore(PAUSE_START)
        && time.isBefore(PAUSE_END);
  }

  /** The end of the pause that an instant lies in. */
  public static Optional<Instant> endOfPause(Instant now) {
    return isPaused(now)
        ? Optional.of(NewYork.at(now).with(PAUSE_END).toInstant())
        : Optional.empty();
  }

  static boolean isFullHour(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.HOURS));
  }

  static long secondsBetween(Instant now, Instant close) {
    return Math.max(0, Duration.between(now, close).toSeconds());
  }
}
