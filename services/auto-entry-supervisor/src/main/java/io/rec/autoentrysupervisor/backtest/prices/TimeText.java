package io.rec.autoentrysupervisor.backtest.prices;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads times out of bytes: Unix seconds or milliseconds, RFC 3339, and PostgreSQL's form of it
 * with a blank and a short offset. Keeps the last date, since millions of lines share one. Owned by
 * one thread.
 */
final class TimeText {
  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final int MOST_DIGITS = 15;
  private static final long DAY = 86_400_000;
  private static final int SHORTEST = "2026-01-01T00:00:00Z".length();

  private int knownDate = -1;
  private long knownMillis;

  /**
   * Milliseconds since 1970.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  long millis(byte[] text, int from, int to) {
    if (to - from <= MOST_DIGITS && isNumber(text, from, to)) {
      var number = number(text, from, to);
      return number >= MILLIS_FROM ? number : number * 1000;
    }
    if (to - from < SHORTEST
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || (text[from + 10] != 'T' && text[from + 10] != ' ')
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      throw wrong(text, from, to, "expected Unix seconds or a time like 2026-01-01T00:00:00Z");
    }
    var hour = digits(text, from + 11, 2);
    var minute = digits(text, from + 14, 2);
    var second = digits(text, from + 17, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      throw wrong(text, from, to, "there is no such time of day");
    }
    var at = from + 19;
    var millis = 0;
    if (at < to && text[at] == '.') {
      var unit = 100;
      for (at++; at < to && isDigit(text[at]); at++) {
        millis += (text[at] - '0') * unit;
        unit /= 10;
      }
    }
    return date(text, from, to)
        + ((hour * 60L + minute) * 60 + second) * 1000
        + millis
        - offset(text, at, from, to);
  }

  private long date(byte[] text, int from, int to) {
    var year = digits(text, from, 4);
    var month = digits(text, from + 5, 2);
    var day = digits(text, from + 8, 2);
    var date = (year * 100 + month) * 100 + day;
    if (date != knownDate) {
      try {
        knownMillis = LocalDate.of(year, month, day).toEpochDay() * DAY;
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(message(text, from, to, "there is no such day"), e);
      }
      knownDate = date;
    }
    return knownMillis;
  }

  /** Milliseconds east of Greenwich: Z, +00, +0000 or +00:00. */
  private static long offset(byte[] text, int at, int from, int to) {
    if (at == to - 1 && (text[at] == 'Z' || text[at] == 'z')) {
      return 0;
    }
    var length = to - at;
    var isSigned = length >= 3 && (text[at] == '+' || text[at] == '-');
    var hours = isSigned ? digits(text, at + 1, 2) : -1;
    var minutes =
        length == 3
            ? 0
            : length == 5
                ? digits(text, at + 3, 2)
                : length == 6 && text[at + 3] == ':' ? digits(text, at + 4, 2) : -1;
    if (!isSigned || hours < 0 || minutes < 0) {
      throw wrong(text, from, to, "its offset from UTC is missing");
    }
    var millis = (hours * 60L + minutes) * 60_000;
    return text[at] == '-' ? -millis : millis;
  }

  private static boolean isNumber(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text[i])) {
        return false;
      }
    }
    return to > from;
  }

  private static long number(byte[] text, int from, int to) {
    var number = 0L;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }

  /** A number of so many digits, or -1. */
  private static int digits(byte[] text, int from, int count) {
    var number = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text[i])) {
        return -1;
      }
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private static IllegalArgumentException wrong(byte[] text, int from, int to, String why) {
    return new IllegalArgumentException(message(text, from, to, why));
  }

  private static String message(byte[] text, int from, int to, String why) {
    return "'%s' is no time: %s".formatted(Lines.text(text, from, to), why);
  }
}
