package io.rec.systemmonitor.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** How loud an alert is. Nobody is sent what is only information. */
@Serdeable
public enum Severity {
  INFO,
  WARNING,
  CRITICAL;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Severity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public Severity or(Severity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
