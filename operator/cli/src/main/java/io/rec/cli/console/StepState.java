package io.rec.cli.console;

import java.time.Duration;
import java.time.Instant;

/** What is known of a running step: a value, so that drawing it can be tested as a function. */
record StepState(String title, Instant begun, String detail, int reached, int total) {
  static StepState begun(String title, Instant now) {
    return new StepState(title, now, "", 0, 0);
  }

  StepState withDetail(String detail) {
    return new StepState(title, begun, detail, reached, total);
  }

  StepState withReached(int reached, int total) {
    if (reached < 0 || reached > total) {
      throw new IllegalArgumentException("%d of %d in %s".formatted(reached, total, title));
    }
    return new StepState(title, begun, detail, reached, total);
  }

  Duration lasted(Instant now) {
    return Duration.between(begun, now);
  }
}
