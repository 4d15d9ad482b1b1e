package io.rec.venuesimulator.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** When shares trade. There is always a session before and one after. */
public sealed interface MarketHours permits ExchangeHours, RoundTheClock {

  ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** The word of the program's option. */
  static MarketHours of(String word) {
    return switch (word) {
      case "exchange" -> new ExchangeHours();
      case "always" -> new RoundTheClock();
      default ->
          throw new IllegalArgumentException(
              "--market-hours is always or exchange, not '%s'".formatted(word));
    };
  }

  Optional<Session> on(LocalDate date);

  /** Closings in their order, from a day on. */
  List<Holiday> holidays(LocalDate from, LocalDate until);

  /** Whether an order for the auction at the opening comes too late at an instant. */
  boolean tooLateForOpening(Instant at);

  /** Whether an order for the auction at the close comes too late at an instant. */
  boolean tooLateForClose(Instant at);

  static LocalDate date(Instant at) {
    return at.atZone(NEW_YORK).toLocalDate();
  }

  static Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(NEW_YORK).toInstant();
  }

  static Instant midnight(LocalDate date) {
    return date.atStartOfDay(NEW_YORK).toInstant();
  }

  default Phase phase(Instant at) {
    return on(date(at)).map(session -> session.phase(at)).orElse(Phase.CLOSED);
  }

  /** The session whose regular hours end next. */
  default Session current(Instant at) {
    LocalDate date = date(at);
    return on(date).filter(session -> session.close().isAfter(at)).orElseGet(() -> after(date));
  }

  /** The session whose regular hours begin next. */
  default Session opening(Instant at) {
    LocalDate date = date(at);
    return on(date).filter(session -> session.open().isAfter(at)).orElseGet(() -> after(date));
  }

  /** The session that begins next, with its early hours. */
  default Session beginning(Instant at) {
    LocalDate date = date(at);
    return on(date).filter(session -> session.begins().isAfter(at)).orElseGet(() -> after(date));
  }

  /** The session that began last. */
  default Session latest(Instant at) {
    LocalDate date = date(at);
    return on(date).filter(session -> !session.begins().isAfter(at)).orElseGet(() -> before(date));
  }

  default Session before(LocalDate date) {
    Optional<Session> found = Optional.empty();
    for (LocalDate day = date.minusDays(1); found.isEmpty(); day = day.minusDays(1)) {
      found = on(day);
    }
    return found.get();
  }

  default Session after(LocalDate date) {
    Optional<Session> found = Optional.empty();
    for (LocalDate day = date.plusDays(1); found.isEmpty(); day = day.plusDays(1)) {
      found = on(day);
    }
    return found.get();
  }
}
