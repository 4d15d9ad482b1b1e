package io.rec.venuesimulator.book;

import java.util.Locale;

/** The two sides of a contract. */
public enum Leg {
  YES,
  NO;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Leg other() {
    return this == YES ? NO : YES;
  }
}
