package io.rec.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Durations as a person says them: {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 3d}. */
public final class Spans {
  private Spans() {}

  public static String told(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return "%d min %d s".formatted(seconds / 60, seconds % 60);
  }

  /** An age as kubectl prints it: one unit, the largest that fits. */
  public static String age(Duration span) {
    if (span.toDays() > 0) {
      return span.toDays() + "d";
    }
    if (span.toHours() > 0) {
      return span.toHours() + "h";
    }
    if (span.toMinutes() > 0) {
      return span.toMinutes() + "m";
    }
    return Math.max(0, span.toSeconds()) + "s";
  }
}
