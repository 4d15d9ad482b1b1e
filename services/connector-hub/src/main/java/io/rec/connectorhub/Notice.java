package io.rec.connectorhub;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;

/** Something a person should know. */
@Serdeable
public record Notice(Severity severity, String title, String text) {

  /** How urgent it is. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }

  public Notice {
    requireNonNull(severity, "severity");
    requireNonNull(text, "text");
    if (requireNonNull(title, "title").isBlank()) {
      throw new IllegalArgumentException("a notice needs a title");
    }
  }
}
