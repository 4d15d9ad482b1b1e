package io.rec.platform.telemetry;

import java.time.Clock;
import java.time.Duration;

/** Requests and failures of the last five minutes, in slots of ten seconds. */
final class TrafficWindow {

  private static final long SLOT_MILLIS = 10_000;
  private static final int SLOTS = 30;

  private final Clock clock;
  private final long began;
  private final long[] slotNumber = new long[SLOTS];
  private final long[] requests = new long[SLOTS];
  private final long[] failures = new long[SLOTS];

  TrafficWindow(Clock clock) {
    this.clock = clock;
    this.began = clock.millis();
  }

  synchronized void add(boolean failed) {
    long number = clock.millis() / SLOT_MILLIS;
    int slot = (int) (number % SLOTS);
    if (slotNumber[slot] != number) {
      slotNumber[slot] = number;
      requests[slot] = 0;
      failures[slot] = 0;
    }
    requests[slot]++;
    if (failed) {
      failures[slot]++;
    }
  }

  synchronized double errorRate() {
    long all = sum(requests);
    return all == 0 ? 0 : (double) sum(failures) / all;
  }

  synchronized double perSecond() {
    long window = Duration.ofMillis(SLOT_MILLIS).multipliedBy(SLOTS).toMillis();
    long lived = Math.max(clock.millis() - began, 1000);
    return sum(requests) * 1000.0 / Math.min(window, lived);
  }

  private long sum(long[] counts) {
    long oldest = clock.millis() / SLOT_MILLIS - SLOTS + 1;
    long total = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (slotNumber[slot] >= oldest) {
        total += counts[slot];
      }
    }
    return total;
  }
}
