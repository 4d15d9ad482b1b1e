package io.rec.autoentrysupervisor.backtest.report;

import io.rec.autoentrysupervisor.backtest.engine.Calibration;
import io.rec.autoentrysupervisor.backtest.engine.Calibration.Bin;
import java.util.List;
import java.util.Locale;

/** Foretold against happened: a dot on the diagonal kept its promise, its size tells how often. */
final class CalibrationChart {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int TOP = 20;
  private static final int SIDE = 340;
  private static final int STEPS = 10;
  private static final String ASKED = "#9db8cf";
  private static final String TRADED = "#1f6fb4";

  private final double low;
  private final double span;
  private final Svg svg = new Svg(WIDTH, HEIGHT);

  private CalibrationChart(double low, double high) {
    this.low = low;
    this.span = high - low;
  }

  static String of(Calibration asked, Calibration traded, int low, int high, int width) {
    var chart = new CalibrationChart(low, high);
    chart.frame();
    chart.dots(asked.bins(low, high, width), ASKED, "rows asked");
    chart.dots(traded.bins(low, high, width), TRADED, "trades");
    return chart.svg.element();
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
    svg.text(
        LEFT + SIDE / 2.0, TOP + SIDE + 40, "middle", "foretold, %, and above it what happened, %");
  }

  private void dots(List<Bin> bins, String colour, String what) {
    var most = bins.stream().mapToLong(Bin::questions).max().orElse(1);
    for (var bin : bins) {
      svg.dot(
          x(bin.foretold()),
          y(bin.happened()),
          3 + 6 * Math.sqrt((double) bin.questions() / most),
          colour,
          String.format(
              Locale.ROOT,
              "%s: foretold %.2f %%, happened %.2f %%, %,d times",
              what,
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
