package io.rec.operator.controller.plan.window;

import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Five fields of cron: minute, hour, day of month, month, day of week. As in cron, a day counts by
 * either of its two fields when both are restricted.
 */
public record CronLine(
    BitSet minutes, BitSet hours, BitSet days, BitSet months, Weekdays weekdays) {
  private static final Map<String, String> SHORTHANDS =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private static final int SUNDAY_AGAIN = 7;

  /**
   * Which days count.
   *
   * @param either a day counts by its number in the month as well, since both are restricted
   */
  public record Weekdays(BitSet set, boolean either) {}

  /** The line, or nothing if it cannot be read. */
  public static Optional<CronLine> of(String text) {
    var fields = SHORTHANDS.getOrDefault(text.strip(), text.strip()).split("\\s+", -1);
    if (fields.length != 5) {
      return Optional.empty();
    }
    try {
      var weekdays = field(fields[4], 0, SUNDAY_AGAIN, DAYS);
      if (weekdays.get(SUNDAY_AGAIN)) {
        weekdays.set(0);
      }
      var either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
      return Optional.of(
          new CronLine(
              field(fields[0], 0, 59, List.of()),
              field(fields[1], 0, 23, List.of()),
              field(fields[2], 1, 31, List.of()),
              field(fields[3], 1, 12, MONTHS),
              new Weekdays(weekdays, either)));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  boolean matches(ZonedDateTime minute) {
    var byNumber = days.get(minute.getDayOfMonth());
    var byWeekday = weekdays.set().get(minute.getDayOfWeek().getValue() % SUNDAY_AGAIN);
    return minutes.get(minute.getMinute())
        && hours.get(minute.getHour())
        && months.get(minute.getMonthValue())
        && (weekdays.either() ? byNumber || byWeekday : byNumber && byWeekday);
  }

  private static BitSet field(String text, int least, int most, List<String> names) {
    var set = new BitSet();
    for (var part : text.split(",", -1)) {
      var pair = part.split("/", -1);
      if (pair.length > 2) {
        throw new IllegalArgumentException(part);
      }
      var step = pair.length == 2 ? Integer.parseInt(pair[1]) : 1;
      var range = range(pair[0], least, most, names, pair.length == 2);
      if (step < 1) {
        throw new IllegalArgumentException(part);
      }
      for (int value = range[0]; value <= range[1]; value += step) {
        set.set(value);
      }
    }
    return set;
  }

  private static int[] range(
      String text, int least, int most, List<String> names, boolean openEnded) {
    if (text.equals("*")) {
      return new int[] {least, most};
    }
    var ends = text.split("-", -1);
    var from = number(ends[0], least, names);
    var to = ends.length == 2 ? number(ends[1], least, names) : openEnded ? most : from;
    if (ends.length > 2 || from < least || to > most || from > to) {
      throw new IllegalArgumentException(text);
    }
    return new int[] {from, to};
  }

  private static int number(String text, int least, List<String> names) {
    var place = names.indexOf(text.toLowerCase(Locale.ROOT));
    return place >= 0 ? place + least : Integer.parseInt(text);
  }
}
