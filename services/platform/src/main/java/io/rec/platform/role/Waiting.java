package io.rec.platform.role;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;

/** One thing a service waits for, e.g. what "database", reason DatabaseUnavailable. */
@Serdeable
public record Waiting(String what, Reason reason, String detail) {

  public Waiting {
    requireNonNull(what, "what");
    requireNonNull(reason, "reason");
    requireNonNull(detail, "detail");
  }
}
