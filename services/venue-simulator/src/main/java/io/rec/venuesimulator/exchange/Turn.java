package io.rec.venuesimulator.exchange;

import java.util.Locale;

/** A turning point that the exchange announces; opening and closing by time are not announced. */
public enum Turn {
  CREATED,
  ACTIVATED,
  DEACTIVATED,
  DETERMINED,
  SETTLED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
