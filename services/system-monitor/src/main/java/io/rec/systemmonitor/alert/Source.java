package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.util.Arrays;

/** Where a signal comes from, and what that means for it. */
public enum Source {
  /** A service's own alert, open until it clears it. */
  SERVICE("service", Duration.ZERO),
  /** A service told something that has no end. */
  EVENT("event", Duration.ZERO),
  /** The failure detector named a root. */
  CAUSE("cause", Duration.ZERO),
  /** A figure or an answer seen from outside. Its cause gets time to be named first. */
  SYMPTOM("symptom", Duration.ofSeconds(20)),
  /** What the alert engine finds wrong with its own telling. */
  ENGINE("engine", Duration.ZERO);

  private final String word;
  private final Duration settling;

  Source(String word, Duration settling) {
    this.word = word;
    this.settling = settling;
  }

  public String word() {
    return word;
  }

  /** How long it is kept to ourselves. */
  public Duration settling() {
    return settling;
  }

  public static Source of(String word) {
    return Arrays.stream(values())
        .filter(source -> source.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown source " + word));
  }
}
