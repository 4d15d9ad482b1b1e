package io.rec.venuesimulator.stock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The hours of the US exchanges, with their holidays and early closes. */
final class ExchangeHours implements MarketHours {

  private static final LocalTime BEGINS = LocalTime.of(4, 0);
  private static final LocalTime OPEN = LocalTime.of(9, 30);
  private static final LocalTime CLOSE = LocalTime.of(16, 0);
  private static final Duration LATE = Duration.ofHours(4);
  private static final Duration LAST_FOR_OPENING = Duration.ofMinutes(2);
  private static final Duration LAST_FOR_CLOSE = Duration.ofMinutes(10);
  private static final LocalTime QUEUED_AGAIN = LocalTime.of(19, 0);

  /** Asked for with every trade, and reckoned once. */
  private final Map<LocalDate, Optional<Session>> known = new ConcurrentHashMap<>();

  @Override
  public Optional<Session> on(LocalDate date) {
    return known.computeIfAbsent(date, ExchangeHours::session);
  }

  private static Optional<Session> session(LocalDate date) {
    if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
      return Optional.empty();
    }
    Optional<Holiday> holiday = Holidays.on(date);
    if (holiday.isPresent() && holiday.get().earlyClose().isEmpty()) {
      return Optional.empty();
    }
    Instant close = MarketHours.at(date, holiday.flatMap(Holiday::earlyClose).orElse(CLOSE));
    return Optional.of(
        new Session(
            date,
            MarketHours.at(date, BEGINS),
            MarketHours.at(date, OPEN),
            close,
            close.plus(LATE)));
  }

  @Override
  public List<Holiday> holidays(LocalDate from, LocalDate until) {
    return IntStream.rangeClosed(from.getYear(), until.getYear())
        .mapToObj(Holidays::of)
        .flatMap(List::stream)
        .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(until))
        .toList();
  }

  @Override
  public boolean tooLateForOpening(Instant at) {
    return on(MarketHours.date(at))
        .filter(session -> !at.isBefore(session.open().minus(LAST_FOR_OPENING)))
        .filter(session -> at.isBefore(MarketHours.at(session.date(), QUEUED_AGAIN)))
        .isPresent();
  }

  @Override
  public boolean tooLateForClose(Instant at) {
    return on(MarketHours.date(at))
        .filter(session -> !at.isBefore(session.close().minus(LAST_FOR_CLOSE)))
        .filter(session -> at.isBefore(MarketHours.at(session.date(), QUEUED_AGAIN)))
        .isPresent();
  }
}
