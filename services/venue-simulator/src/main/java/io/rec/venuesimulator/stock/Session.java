package io.rec.venuesimulator.stock;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One day of trading: the regular hours from opening to close, and the extended ones around them.
 */
public record Session(LocalDate date, Instant begins, Instant open, Instant close, Instant ends) {

  public Phase phase(Instant at) {
    if (at.isBefore(begins) || !at.isBefore(ends)) {
      return Phase.CLOSED;
    }
    if (at.isBefore(open)) {
      return Phase.EARLY;
    }
    return at.isBefore(close) ? Phase.OPEN : Phase.LATE;
  }
}
