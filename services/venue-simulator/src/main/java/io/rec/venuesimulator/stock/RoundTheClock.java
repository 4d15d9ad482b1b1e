package io.rec.venuesimulator.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A market for demos that never closes: each day, from midnight to midnight, is one session. */
record RoundTheClock() implements MarketHours {

  @Override
  public Optional<Session> on(LocalDate date) {
    Instant open = MarketHours.midnight(date);
    Instant close = MarketHours.midnight(date.plusDays(1));
    return Optional.of(new Session(date, open, open, close, close));
  }

  @Override
  public List<Holiday> holidays(LocalDate from, LocalDate until) {
    return List.of();
  }

  @Override
  public boolean tooLateForOpening(Instant at) {
    return false;
  }

  @Override
  public boolean tooLateForClose(Instant at) {
    return false;
  }
}
