package io.rec.autoentrysupervisor.backtest.report;

import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.engine.TradeRow;
import io.rec.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The account over time, as trades end, and its deepest fall.
 *
 * @param points the start, and one for each moment at which trades ended
 */
public record Equity(List<Point> points, Drawdown deepest) {

  /** The account's worth after the trades that ended then. */
  public record Point(Instant at, Money worth) {}

  /**
   * A fall from a height.
   *
   * @param percent of the height
   */
  public record Drawdown(Money fall, double percent, Instant from, Instant to) {}

  public Equity {
    points = List.copyOf(points);
  }

  static Equity of(Outcome outcome) {
    var points = new ArrayList<Point>();
    points.add(new Point(outcome.from(), outcome.setup().cash()));
    outcome.trades().stream()
        .filter(trade -> trade.result().isPresent())
        .sorted(Comparator.comparing(TradeRow::closedAt).thenComparing(TradeRow::id))
        .forEach(trade -> add(points, trade));
    return new Equity(points, deepest(points));
  }

  private static void add(List<Point> points, TradeRow trade) {
    var last = points.getLast();
    var worth = last.worth().plus(trade.result().orElseThrow().pnl());
    if (points.size() > 1 && last.at().equals(trade.closedAt())) {
      points.removeLast();
    }
    points.add(new Point(trade.closedAt(), worth));
  }

  private static Drawdown deepest(List<Point> points) {
    var height = points.getFirst();
    var deepest = new Drawdown(Money.ZERO, 0, height.at(), height.at());
    for (var point : points) {
      if (point.worth().compareTo(height.worth()) > 0) {
        height = point;
      }
      var fall = height.worth().minus(point.worth());
      if (fall.compareTo(deepest.fall()) > 0) {
        deepest = new Drawdown(fall, percent(fall, height.worth()), height.at(), point.at());
      }
    }
    return deepest;
  }

  private static double percent(Money fall, Money height) {
    return height.isPositive() ? 100.0 * fall.micros() / height.micros() : 0;
  }
}
