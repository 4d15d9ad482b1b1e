package io.rec.domain.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The title of an event as people read it. */
public final class MarketTitle {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);

  private MarketTitle() {}

  /**
   * {@code BTC price today at 3pm}, or {@code BTC price on Sep 9 at 1pm} on another New York day.
   */
  public static String of(EventTicker event, Instant now) {
    return of(event, NewYork.at(now).toLocalDate());
  }

  public static String of(EventTicker event, LocalDate today) {
    var day = event.date().equals(today) ? "today" : "on " + DAY.format(event.date());
    return "%s price %s at %s".formatted(event.symbol(), day, hour(event.hour()));
  }

  /** {@code 12am}, {@code 9am}, {@code 12pm}, {@code 3pm}. */
  static String hour(int hour) {
    var shown = hour % 12 == 0 ? 12 : hour % 12;
    return shown + (hour < 12 ? "am" : "pm");
  }
}
