package io.rec.e2e.removal;

import java.time.Duration;

/**
 * One installation and its removal.
 *
 * @param lived from the TradingSystem's creation until its deletion was asked for
 * @param ready whether it was Ready by then
 * @param killed pods that were ended, the operator's among them
 * @param gone from the question for its deletion until nothing of it was left
 */
record Round(int number, Duration lived, boolean ready, int killed, Duration gone) {
  static final String HEAD =
      """
      | Round | Lived, s | Ready by then | Pods killed | Gone after, s |
      |---|---|---|---|---|""";

  String line() {
    return "| %d | %d | %s | %d | %.1f |"
        .formatted(
            number, lived.toSeconds(), ready ? "yes" : "no", killed, gone.toMillis() / 1000.0);
  }
}
