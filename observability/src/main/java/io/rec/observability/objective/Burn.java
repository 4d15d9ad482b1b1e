package io.rec.observability.objective;

import java.util.List;

/**
 * How fast a budget burns before somebody is told: the long window tells that it matters, the short
 * one that it still goes on.
 */
public record Burn(
    String word, double factor, String longWindow, String shortWindow, String severity) {

  /** Two percent of the month in an hour, five in six hours, ten in three days. */
  static final List<Burn> ALL =
      List.of(
          new Burn("Fast", 14.4, "1h", "5m", "critical"),
          new Burn("Slow", 6, "6h", "30m", "warning"),
          new Burn("Steadily", 1, "3d", "6h", "info"));

  static final List<String> WINDOWS = List.of("5m", "30m", "1h", "6h", "3d");
}
