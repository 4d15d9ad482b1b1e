package io.rec.domain.decision;

import java.util.Locale;

/** What a number of a check counts. */
public enum Unit {
  PERCENT,
  POINTS,
  CENTS,
  SECONDS,
  CONTRACTS,
  TRADES;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
