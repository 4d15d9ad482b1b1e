package io.rec.venuesimulator.stock;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The holidays of the US stock exchanges by NYSE rule 7.2. What was closed for a single occasion,
 * such as a day of mourning, follows no rule and is not among them.
 */
final class Holidays {

  private static final LocalTime EARLY = LocalTime.of(13, 0);
  private static final int FIRST_KING_DAY = 1998;
  private static final int FIRST_JUNETEENTH = 2022;

  private Holidays() {}

  /** In their order. */
  static List<Holiday> of(int year) {
    List<Holiday> all = new ArrayList<>();
    LocalDate newYear = LocalDate.of(year, 1, 1);
    // A first of January on a Saturday is not observed: the Friday ends a year's books.
    if (newYear.getDayOfWeek() != DayOfWeek.SATURDAY) {
      all.add(closed("New Years Day", observed(newYear)));
    }
    if (year >= FIRST_KING_DAY) {
      all.add(closed("Martin Luther King, Jr. Day", nth(year, Month.JANUARY, DayOfWeek.MONDAY, 3)));
    }
    all.add(closed("Washington's Birthday", nth(year, Month.FEBRUARY, DayOfWeek.MONDAY, 3)));
    all.add(closed("Good Friday", easter(year).minusDays(2)));
    all.add(
        closed(
            "Memorial Day", LocalDate.of(year, Month.MAY, 1).with(lastInMonth(DayOfWeek.MONDAY))));
    if (year >= FIRST_JUNETEENTH) {
      all.add(closed("Juneteenth", observed(LocalDate.of(year, Month.JUNE, 19))));
    }
    LocalDate independence = LocalDate.of(year, Month.JULY, 4);
    all.add(closed("Independence Day", observed(independence)));
    all.add(closed("Labor Day", nth(year, Month.SEPTEMBER, DayOfWeek.MONDAY, 1)));
    LocalDate thanksgiving = nth(year, Month.NOVEMBER, DayOfWeek.THURSDAY, 4);
    all.add(closed("Thanksgiving", thanksgiving));
    all.add(early("Thanksgiving", thanksgiving.plusDays(1)));
    LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
    all.add(closed("Christmas", observed(christmas)));
    eve("Independence Day", independence).ifPresent(all::add);
    eve("Christmas", christmas).ifPresent(all::add);
    all.sort(Comparator.comparing(Holiday::date));
    return List.copyOf(all);
  }

  static Optional<Holiday> on(LocalDate date) {
    return of(date.getYear()).stream().filter(holiday -> holiday.date().equals(date)).findFirst();
  }

  /** The day before closes early where both it and the holiday itself are working days. */
  private static Optional<Holiday> eve(String name, LocalDate holiday) {
    LocalDate before = holiday.minusDays(1);
    return before.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) < 0
        ? Optional.of(early(name, before))
        : Optional.empty();
  }

  private static LocalDate observed(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> date.minusDays(1);
      case SUNDAY -> date.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
    };
  }

  private static LocalDate nth(int year, Month month, DayOfWeek day, int number) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(number, day));
  }

  /** Of the Gregorian calendar, as Meeus and Butcher reckon it. */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int inCentury = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int days = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }

  private static Holiday closed(String name, LocalDate date) {
    return new Holiday(date, name, Optional.empty());
  }

  private static Holiday early(String name, LocalDate date) {
    return new Holiday(date, name, Optional.of(EARLY));
  }
}
