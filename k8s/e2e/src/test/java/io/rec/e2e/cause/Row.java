package io.rec.e2e.cause;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one fault came to. Times without a value never came.
 *
 * @param named from the damage until the right cause was named
 * @param others causes that were named besides, at any time
 * @param under what was put under the cause
 * @param alerted from the damage until the alert about the cause was opened
 * @param told the messages that people were sent, or would be by a channel: one entry for each
 * @param ready from the repair until the desk was Ready
 * @param over from the repair until the alert closed itself
 */
record Row(
    Fault fault,
    Optional<Duration> named,
    List<String> others,
    int under,
    Optional<Duration> alerted,
    List<String> told,
    Duration ready,
    Optional<Duration> over) {

  static final String HEAD =
      """
      | Fault | Cause named | s | Named besides | Under it | Alert, s | Told of | Ready again, s | Alert over, s |
      |---|---|---|---|---|---|---|---|---|""";

  static String notTried(Fault fault, String why) {
    return "| %s | not tried: %s | | | | | | | |".formatted(fault.what(), why);
  }

  String line() {
    return "| %s | %s | %s | %s | %d | %s | %s | %s | %s |"
        .formatted(
            fault.what(),
            named.isPresent() ? fault.root() : "not " + fault.root(),
            seconds(named),
            others.isEmpty() ? "" : String.join(", ", others),
            under,
            seconds(alerted),
            told.stream()
                .map(alert -> alert.replace("cascading_failure_detector/", ""))
                .collect(Collectors.joining(", ")),
            seconds(Optional.of(ready)),
            seconds(over));
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(known -> "%.1f".formatted(known.toMillis() / 1000.0)).orElse("–");
  }
}
