package io.rec.systemmonitor.pager;

import java.time.Duration;

/** A silence that may be made; empty fields match everything. */
record Silencing(String type, String service, String about, int minutes, String by, String reason) {

  Duration length() {
    return Duration.ofMinutes(minutes);
  }
}
