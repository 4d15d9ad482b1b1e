package io.rec.operator.controller.database;

/** A secret that does not show itself in logs, messages or debuggers. */
public record Password(String value) {
  public Password {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a password must not be empty");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
