package io.rec.unifiedproductioncoordinator.fingerprints.report;

import java.util.List;
import java.util.Locale;

/** Foretold against happened: a perfect set lies on the diagonal; a dot's size tells how often. */
final class CurveChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 520;
  private static final int LEFT = 70;
  private static final int TOP = 20;
  private static final int SIDE = 430;
  private static final int STEPS = 10;
  private static final String BLUE = "#1f6fb4";

  private final double low;
  private final double span;
  private final Svg svg = new Svg(WIDTH, HEIGHT);

  private CurveChart(double low, double high) {
    this.low = low;
    this.span = high - low;
  }

  static String of(List<Calibration.Bin> bins, double low, double high) {
    var chart = new CurveChart(low, high);
    chart.frame();
    chart.curve(bins);
    return chart.svg.document();
  }

  private void frame() {
    for (int step = 0; step <= STEPS; step++) {
      var value = low + span * step / STEPS;
      var label = String.format(Locale.ROOT, "%.0f", value);
      svg.line(x(low), y(value), x(low + span), y(value), "stroke='#e4e4e4'");
      svg.line(x(value), y(low), x(value), y(low + span), "stroke='#e4e4e4'");
      svg.text(x(low) - 8, y(value) + 4, "end", label);
      svg.text(x(value), y(low) + 18, "middle", label);
    }
    svg.line(x(low), y(low), x(low + span), y(low + span), "stroke='#999' stroke-dasharray='6 4'");
    svg.text(LEFT + SIDE / 2.0, TOP + SIDE + 44, "middle", "foretold chance of not crossing, %");
    svg.upright(22, TOP + SIDE / 2.0, "share that did not cross, %");
  }

  private void curve(List<Calibration.Bin> bins) {
    var most = bins.stream().mapToLong(Calibration.Bin::questions).max().orElse(1);
    for (int i = 1; i < bins.size(); i++) {
      svg.line(
          x(bins.get(i - 1).foretold()),
          y(bins.get(i - 1).happened()),
          x(bins.get(i).foretold()),
          y(bins.get(i).happened()),
          "stroke='%s' stroke-width='2'".formatted(BLUE));
    }
    for (var bin : bins) {
      svg.dot(
          x(bin.foretold()),
          y(bin.happened()),
          3 + 6 * Math.sqrt((double) bin.questions() / most),
          BLUE,
          String.format(
              Locale.ROOT,
              "foretold %.2f %%, happened %.2f %%, %,d questions",
              bin.foretold(),
              bin.happened(),
              bin.questions()));
    }
  }

  private double x(double value) {
    return LEFT + SIDE * (value - low) / span;
  }

  /** Held within the frame: in the tail what happened may lie below all that is drawn. */
  private double y(double value) {
    return TOP + SIDE * (1 - Math.clamp((value - low) / span, 0, 1));
  }
}
