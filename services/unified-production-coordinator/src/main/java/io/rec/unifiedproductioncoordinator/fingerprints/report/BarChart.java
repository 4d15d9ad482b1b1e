package io.rec.unifiedproductioncoordinator.fingerprints.report;

import java.util.Locale;
import java.util.SequencedMap;

/** A bar a bucket; counts over decades in logarithms, since calm minutes outnumber wild ones. */
final class BarChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;
  private static final int LEFT = 80;
  private static final int TOP = 20;
  private static final int BREADTH = 800;
  private static final int DEPTH = 230;
  private static final int LABEL_EVERY = 5;
  private static final int LINES = 4;

  private final Svg svg = new Svg(WIDTH, HEIGHT);

  private BarChart() {}

  static String counts(SequencedMap<String, Long> counts, String title) {
    var chart = new BarChart();
    var most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    var decades = Math.max(1, (int) Math.ceil(Math.log10(Math.max(most, 1))));
    for (int decade = 0; decade <= decades; decade++) {
      chart.rule(
          (double) decade / decades,
          String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, decade))));
    }
    var slot = 0;
    for (var entry : counts.entrySet()) {
      var height = entry.getValue() == 0 ? 0 : (Math.log10(entry.getValue()) + 0.05) / decades;
      chart.bar(slot, counts.size(), Math.min(height, 1), entry.getKey());
      slot++;
    }
    return chart.titled(title);
  }

  static String values(SequencedMap<String, Double> values, String title) {
    var chart = new BarChart();
    var most = values.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    var top = most > 0 ? most : 1;
    for (int line = 0; line <= LINES; line++) {
      chart.rule((double) line / LINES, String.format(Locale.ROOT, "%.2f", top * line / LINES));
    }
    var slot = 0;
    for (var entry : values.entrySet()) {
      chart.bar(slot, values.size(), entry.getValue() / top, entry.getKey());
      slot++;
    }
    return chart.titled(title);
  }

  private void rule(double share, String label) {
    var y = TOP + DEPTH * (1 - share);
    svg.line(LEFT, y, LEFT + BREADTH, y, "stroke='#e4e4e4'");
    svg.text(LEFT - 8, y + 4, "end", label);
  }

  private void bar(int slot, int slots, double share, String label) {
    var breadth = (double) BREADTH / slots;
    var x = LEFT + slot * breadth;
    svg.bar(
        x + breadth * 0.12, TOP + DEPTH * (1 - share), breadth * 0.76, DEPTH * share, "#1f6fb4");
    if (slots <= LABEL_EVERY * 2
        || !label.matches("-?\\d+")
        || Integer.parseInt(label) % LABEL_EVERY == 0) {
      svg.text(
          x + breadth / 2, TOP + DEPTH + 18, "middle", label.equals("baseline") ? "base" : label);
    }
  }

  private String titled(String title) {
    svg.text(LEFT + BREADTH / 2.0, TOP + DEPTH + 46, "middle", title);
    return svg.document();
  }
}
