package io.rec.autoentrysupervisor.backtest.report;

import java.util.List;
import java.util.Locale;

/** The account over time, and below it how far it lay under its height so far. */
final class EquityChart {
  private static final int WIDTH = 920;
  private static final int HEIGHT = 400;
  private static final int LEFT = 90;
  private static final int BREADTH = 800;
  private static final int TOP = 20;
  private static final int DEPTH = 230;
  private static final int FALL_TOP = 280;
  private static final int FALL_DEPTH = 80;
  private static final int LINES = 4;

  /** More points than pixels only make the page heavy; the last of each stretch is drawn. */
  private static final int MOST_POINTS = 1600;

  private static final String GRID = "stroke='#e4e4e4'";

  private final Svg svg = new Svg(WIDTH, HEIGHT);
  private final List<Equity.Point> points;
  private final long first;
  private final long span;

  private EquityChart(List<Equity.Point> points) {
    this.points = points;
    this.first = points.getFirst().at().getEpochSecond();
    this.span = Math.max(1, points.getLast().at().getEpochSecond() - first);
  }

  static String of(Equity equity) {
    var chart = new EquityChart(equity.points());
    chart.worth();
    chart.fall();
    return chart.svg.element();
  }

  private void worth() {
    var low = points.stream().mapToDouble(EquityChart::dollars).min().orElse(0);
    var high = points.stream().mapToDouble(EquityChart::dollars).max().orElse(1);
    var range = high > low ? high - low : 1;
    for (int line = 0; line <= LINES; line++) {
      var y = TOP + DEPTH * (1 - (double) line / LINES);
      svg.line(LEFT, y, LEFT + BREADTH, y, GRID);
      svg.text(
          LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%,.2f", low + range * line / LINES));
    }
    var path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      if (isDrawn(i)) {
        var y = TOP + DEPTH * (1 - (dollars(points.get(i)) - low) / range);
        path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(points.get(i)), y));
      }
    }
    svg.path(path.toString().strip(), "fill='none' stroke='#1f6fb4' stroke-width='1.5'");
    svg.text(LEFT, TOP + DEPTH + 16, "start", day(points.getFirst()));
    svg.text(LEFT + BREADTH, TOP + DEPTH + 16, "end", day(points.getLast()));
  }

  private void fall() {
    var deepest = 0.0;
    var height = Double.NEGATIVE_INFINITY;
    for (var point : points) {
      height = Math.max(height, dollars(point));
      deepest = Math.max(deepest, height - dollars(point));
    }
    var scale = deepest > 0 ? FALL_DEPTH / deepest : 0;
    var path = new StringBuilder();
    height = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      height = Math.max(height, dollars(points.get(i)));
      if (isDrawn(i)) {
        var y = FALL_TOP + scale * (height - dollars(points.get(i)));
        path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(points.get(i)), y));
      }
    }
    svg.line(LEFT, FALL_TOP, LEFT + BREADTH, FALL_TOP, GRID);
    svg.text(LEFT - 8, FALL_TOP + 4, "end", "0");
    svg.text(LEFT - 8, FALL_TOP + FALL_DEPTH, "end", String.format(Locale.ROOT, "-%,.2f", deepest));
    svg.path(path.toString().strip(), "fill='none' stroke='#b4451f' stroke-width='1.2'");
    svg.text(
        LEFT + BREADTH / 2.0,
        HEIGHT - 12,
        "middle",
        "dollars, and dollars below the height so far");
  }

  private boolean isDrawn(int point) {
    var every = Math.max(1, points.size() / MOST_POINTS);
    return point % every == 0 || point == points.size() - 1;
  }

  private double x(Equity.Point point) {
    return LEFT + (double) BREADTH * (point.at().getEpochSecond() - first) / span;
  }

  private static double dollars(Equity.Point point) {
    return point.worth().micros() / 1e6;
  }

  private static String day(Equity.Point point) {
    return point.at().toString().substring(0, 16).replace('T', ' ') + " UTC";
  }
}
