package io.rec.systemmonitor.alert;

import java.time.Instant;

/**
 * One channel's part in a notice, as the connector hub keeps it.
 *
 * @param toPeople false for a log
 * @param at when it was sent; for what is held until when
 * @param detail why it failed or is held
 */
public record Way(String channel, boolean toPeople, State state, Instant at, String detail) {

  /** How far it is. */
  public enum State {
    WAITS,
    HELD,
    SENT,
    FAILED
  }

  String complaint() {
    return switch (state) {
      case SENT -> "";
      case WAITS -> detail.isEmpty() ? "" : channel + " is tried again: " + detail;
      case HELD -> "%s until %s%s".formatted(channel, at, detail.isEmpty() ? "" : ": " + detail);
      case FAILED -> channel + ": " + detail;
    };
  }
}
