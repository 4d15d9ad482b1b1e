package io.rec.e2e.desk;

import java.time.Duration;
import java.util.List;

/** How a command ended and what it said. */
public record Outcome(List<String> command, int exit, String out, String err, Duration took) {

  /** This outcome if the command succeeded; else a failure that repeats what it said. */
  public Outcome succeeded() {
    if (exit != 0) {
      throw new AssertionError(
          "%s ended with %d%n%s".formatted(String.join(" ", command), exit, said()));
    }
    return this;
  }

  /** Both streams, because tools do not agree on where an explanation belongs. */
  public String said() {
    return out + err;
  }

  public List<String> lines() {
    return out.lines().toList();
  }
}
