package io.rec.mainapp.gateway.trades;

import io.rec.domain.money.Money;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The curve of the cumulated result, with what people and incidents did meanwhile. */
@Singleton
final class EquityCurve {

  /** More points than a screen has columns show nothing more. */
  private static final int MOST_POINTS = 2000;

  private static final String MARKS =
      """
      SELECT at, kind, text FROM (
        SELECT changed_at AS at, 'settings' AS kind,
               'version ' || version || ' by ' || changed_by AS text
        FROM users.auto_trade_settings
        UNION ALL
        SELECT at, 'kill_switch', outcome || ' by ' || actor
        FROM users.audit WHERE action = 'kill_switch'
        UNION ALL
        SELECT at, 'books', open || ' differences with the exchange'
        FROM users.reconciliation WHERE pauses) AS marks
      WHERE at >= ? AND at <= ? ORDER BY at DESC LIMIT 200""";

  private final Results results;
  private final Database database;

  EquityCurve(Results results, Database database) {
    this.results = results;
    this.database = database;
  }

  Equity of(TradeFilter filter) throws SQLException {
    List<Results.Result> over = results.of(filter).stream().filter(Results.Result::over).toList();
    if (over.isEmpty()) {
      return new Equity(List.of(), List.of());
    }
    return new Equity(thinned(points(over)), marks(over.getFirst().at(), over.getLast().at()));
  }

  private static List<Equity.Point> points(List<Results.Result> over) {
    List<Equity.Point> points = new ArrayList<>();
    Money total = Money.ZERO;
    Money best = Money.ZERO;
    for (Results.Result result : over) {
      total = total.plus(result.pnl());
      best = best.max(total);
      points.add(
          new Equity.Point(
              result.at(),
              result.id(),
              result.pnl().printed(2),
              total.printed(2),
              best.minus(total).printed(2)));
    }
    return points;
  }

  /** Every so-many-th point, and always the last. */
  static List<Equity.Point> thinned(List<Equity.Point> points) {
    int each = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
    if (each <= 1) {
      return points;
    }
    List<Equity.Point> kept = new ArrayList<>();
    for (int index = points.size() - 1; index >= 0; index -= each) {
      kept.add(points.get(index));
    }
    return kept.reversed();
  }

  private List<Equity.Mark> marks(Instant from, Instant to) throws SQLException {
    return database
        .read(
            connection ->
                Query.of(MARKS, from, to)
                    .list(
                        connection,
                        row ->
                            new Equity.Mark(
                                row.getTimestamp("at").toInstant(),
                                row.getString("kind"),
                                row.getString("text"))))
        .reversed();
  }
}
