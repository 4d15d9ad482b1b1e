package io.rec.cli.console;

import java.time.Duration;
import java.time.Instant;

/** Draws a running step as one line. A pure function of the step, the time and the width. */
final class LiveLine {
  /** Shorter steps need no bar: it would only flicker. */
  static final Duration BAR_AFTER = Duration.ofSeconds(2);

  private static final int BAR = 24;
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

  private LiveLine() {}

  static String draw(StepState step, Instant now, int columns) {
    Duration lasted = step.lasted(now);
    var line = new StringBuilder();
    line.append(SPINNER[(int) (lasted.toMillis() / 100 % SPINNER.length)]).append(' ');
    line.append(step.title());
    if (lasted.compareTo(BAR_AFTER) >= 0) {
      line.append("  ").append(bar(step));
      line.append(' ').append(Spans.told(lasted));
    }
    if (!step.detail().isEmpty()) {
      line.append("  ").append(step.detail());
    }
    return line.length() <= columns ? line.toString() : line.substring(0, columns - 1) + "…";
  }

  private static String bar(StepState step) {
    if (step.total() == 0) {
      return "";
    }
    int filled = BAR * step.reached() / step.total();
    return "[%s%s] %d/%d"
        .formatted("█".repeat(filled), "░".repeat(BAR - filled), step.reached(), step.total());
  }
}
