package io.rec.domain.market;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one hourly event, {@code KXBTCD-25AUG1515}: series, New York date and New York hour
 * of the close.
 */
public record EventTicker(Series series, LocalDate date, int hour) {
  private static final Pattern FORM =
      Pattern.compile("([A-Z0-9]+)-(\\d{2})([A-Z]{3})(\\d{2})(\\d{2})");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final int CENTURY = 2000;

  public EventTicker {
    if (hour < 0 || hour > 23 || date.getYear() < CENTURY || date.getYear() >= CENTURY + 100) {
      throw new IllegalArgumentException(
          "no event closes at hour %d of %s: expected hour 0 to 23 of a year from 2000 to 2099"
              .formatted(hour, date));
    }
  }

  /** The event of a series that closes at this instant, which must be a full hour. */
  public static EventTicker closingAt(Series series, Instant close) {
    if (!HourlyCalendar.isFullHour(close)) {
      throw new IllegalArgumentException(
          "%s has no event that closes at %s: events close on the full hour"
              .formatted(series, close));
    }
    var local = NewYork.at(close);
    return new EventTicker(series, local.toLocalDate(), local.getHour());
  }

  /**
   * Reads a ticker.
   *
   * @throws IllegalArgumentException naming the text and what is wrong with it, also when that
   *     night had no such hour
   */
  public static EventTicker parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw bad(text, "expected a form such as KXBTCD-25AUG1515");
    }
    var month = MONTHS.indexOf(parts.group(3)) + 1;
    if (month == 0) {
      throw bad(text, parts.group(3) + " is no month");
    }
    var hour = Integer.parseInt(parts.group(5));
    if (hour > 23) {
      throw bad(text, hour + " is no hour");
    }
    try {
      var date =
          LocalDate.of(
              CENTURY + Integer.parseInt(parts.group(2)), month, Integer.parseInt(parts.group(4)));
      var ticker = new EventTicker(Series.ofTicker(parts.group(1)), date, hour);
      if (ticker.closes().isEmpty()) {
        throw bad(text, "New York skipped that hour");
      }
      return ticker;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(message(text, "there is no such day"), e);
    }
  }

  /**
   * The instants this name can stand for: one, or two in the night when clocks go back and two
   * events share a name, or none when clocks skip the hour.
   */
  public List<Instant> closes() {
    var local = date.atTime(LocalTime.of(hour, 0));
    return NewYork.ZONE.getRules().getValidOffsets(local).stream().map(local::toInstant).toList();
  }

  /** The close, if the name alone tells it; otherwise only the venue's event list does. */
  public Optional<Instant> close() {
    var closes = closes();
    return closes.size() == 1 ? Optional.of(closes.getFirst()) : Optional.empty();
  }

  public String symbol() {
    return series.symbol();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s-%02d%s%02d%02d",
        series.ticker(),
        date.getYear() - CENTURY,
        MONTHS.get(date.getMonthValue() - 1),
        date.getDayOfMonth(),
        hour);
  }

  private static IllegalArgumentException bad(String text, String reason) {
    return new IllegalArgumentException(message(text, reason));
  }

  private static String message(String text, String reason) {
    return "'%s' is no event ticker: %s".formatted(text, reason);
  }
}
