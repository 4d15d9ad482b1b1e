package io.rec.venues.connector;

import java.util.Locale;

/** What a connector is for. */
public enum Family {
  BROKER,
  DATA,
  NOTIFICATION;

  /** As it stands on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
