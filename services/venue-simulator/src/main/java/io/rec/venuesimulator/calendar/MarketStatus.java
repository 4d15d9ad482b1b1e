package io.rec.venuesimulator.calendar;

import java.util.Locale;

/** A market's state as it stands in the market object. */
public enum MarketStatus {
  INITIALIZED("unopened"),
  ACTIVE("open"),
  INACTIVE("paused"),
  CLOSED("closed"),
  DETERMINED("closed"),
  FINALIZED("settled");

  private final String filter;

  MarketStatus(String filter) {
    this.filter = filter;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of the query parameter {@code status} that finds it. */
  public String filter() {
    return filter;
  }

  public boolean resultKnown() {
    return this == DETERMINED || this == FINALIZED;
  }
}
