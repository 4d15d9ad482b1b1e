package io.rec.venuesimulator.polygon;

import java.util.Arrays;
import java.util.Locale;

/** What was paid for. */
public enum Plan {
  /** Five calls a minute, and nothing that is live. */
  FREE,
  /** All calls, as many as one likes. */
  PAID;

  public static Plan of(String word) {
    return Arrays.stream(values())
        .filter(plan -> plan.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no plan; there are %s"
                        .formatted(word, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }
}
