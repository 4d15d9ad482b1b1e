package io.rec.autoentrysupervisor.backtest.report;

import java.util.Locale;
import java.util.SequencedMap;

/** A bar for each name, with its number. */
final class BarChart {
  private static final int WIDTH = 920;
  private static final int LINE = 20;
  private static final int LEFT = 200;
  private static final int BREADTH = 600;
  private static final int BELOW = 16;

  private BarChart() {}

  static String of(SequencedMap<String, Long> values) {
    var svg = new Svg(WIDTH, values.size() * LINE + BELOW);
    var most = Math.max(1, values.values().stream().mapToLong(Long::longValue).max().orElse(1));
    var y = 0;
    for (var entry : values.entrySet()) {
      var length = (double) BREADTH * entry.getValue() / most;
      svg.text(LEFT - 8, y + 15, "end", entry.getKey());
      svg.bar(LEFT, y + 4, length, LINE - 6, "#1f6fb4");
      svg.text(
          LEFT + length + 6, y + 15, "start", String.format(Locale.ROOT, "%,d", entry.getValue()));
      y += LINE;
    }
    return svg.element();
  }
}
