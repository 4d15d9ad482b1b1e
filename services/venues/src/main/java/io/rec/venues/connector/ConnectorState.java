package io.rec.venues.connector;

import java.util.Locale;

/** Where a connector stands in its life. */
public enum ConnectorState {
  DISCONNECTED,
  CONNECTING,
  CONNECTED,
  ERROR,
  RATE_LIMITED;

  /** As it stands on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
