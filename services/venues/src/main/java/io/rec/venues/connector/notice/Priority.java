package io.rec.venues.connector.notice;

import java.util.Arrays;
import java.util.Locale;

/** How urgent. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  CRITICAL;

  public static Priority of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "priority is none of low, normal, high, critical: " + word));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean atLeast(Priority other) {
    return compareTo(other) >= 0;
  }
}
