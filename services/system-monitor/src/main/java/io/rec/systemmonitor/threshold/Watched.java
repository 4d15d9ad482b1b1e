package io.rec.systemmonitor.threshold;

import java.time.Instant;

/** How one figure stands to its limit. */
sealed interface Watched {

  Watched CALM = new Calm();

  record Calm() implements Watched {}

  /** Too high, not yet for long. */
  record Rising(Instant since) implements Watched {}

  record Firing() implements Watched {}

  /** Low again, not yet for long. */
  record Falling(Instant since) implements Watched {}

  default boolean firing() {
    return switch (this) {
      case Calm calm -> false;
      case Rising rising -> false;
      case Firing firing -> true;
      case Falling falling -> true;
    };
  }
}
