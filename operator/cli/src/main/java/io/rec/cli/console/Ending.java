package io.rec.cli.console;

import java.time.Instant;

/** The line that stays when a step has ended. */
final class Ending {
  private Ending() {}

  static String of(StepState step, String result, Instant now) {
    String behind = result.isEmpty() ? "" : ": " + result;
    return "%s%s (%s)".formatted(step.title(), behind, Spans.told(step.lasted(now)));
  }
}
