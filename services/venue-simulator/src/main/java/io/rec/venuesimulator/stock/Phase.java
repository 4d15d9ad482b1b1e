package io.rec.venuesimulator.stock;

/** What the exchange does at an instant. */
public enum Phase {
  CLOSED,
  /** Before the opening. */
  EARLY,
  OPEN,
  /** After the close. */
  LATE
}
