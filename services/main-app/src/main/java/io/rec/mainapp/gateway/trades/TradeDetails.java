package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.signal.Signal;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads one trade with its timeline, its orders and their fills. */
@Singleton
final class TradeDetails {

  private final Database database;
  private final TradeRows rows;
  private final ObjectMapper json;

  TradeDetails(Database database, TradeRows rows, ObjectMapper json) {
    this.database = database;
    this.rows = rows;
    this.json = json;
  }

  /** In one transaction, so that its parts fit each other. */
  Optional<TradeDetail> of(long id) throws SQLException {
    return database.transaction(
        connection -> {
          Optional<TradeLine> trade = rows.one(connection, id);
          return trade.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new TradeDetail(
                      trade.get(),
                      advice(connection, id).orElse(null),
                      timeline(connection, id),
                      orders(connection, id),
                      AccountRows.fillsOf(connection, id)));
        });
  }

  private static Optional<TradeAdvice> advice(Connection connection, long id) throws SQLException {
    return Query.of(
            """
            SELECT ai_signal, ai_confidence, ai_analysis_id, ai_source FROM users.trades
            WHERE id = ? AND ai_signal IS NOT NULL""",
            id)
        .first(
            connection,
            row ->
                new TradeAdvice(
                    Signal.of(row.getString("ai_signal")).orElseThrow().action(),
                    row.getDouble("ai_confidence"),
                    row.getString("ai_analysis_id"),
                    row.getString("ai_source")));
  }

  private List<TimelineStep> timeline(Connection connection, long id) throws SQLException {
    return Query.of(
            """
            SELECT version, at, actor, event, from_status, to_status, why, payload::text AS payload
            FROM users.trade_timeline WHERE trade_id = ? ORDER BY version""",
            id)
        .list(connection, this::step);
  }

  private TimelineStep step(ResultSet row) throws SQLException {
    return new TimelineStep(
        row.getInt("version"),
        row.getTimestamp("at").toInstant(),
        row.getString("actor"),
        row.getString("event"),
        row.getString("from_status"),
        row.getString("to_status"),
        row.getString("why"),
        AccountRows.tree(json, row.getString("payload")));
  }

  private static List<OrderStep> orders(Connection connection, long id) throws SQLException {
    return Query.of(
            """
            SELECT i.client_order_id, i.purpose, i.book_side, trim_scale(i.count) AS count,
                   trim_scale(i.yes_limit) AS yes_limit, i.time_in_force, i.created_at, d.stage,
                   d.order_id, nullif(d.reason, '') AS reason, d.began_at, d.answered_at
            FROM users.order_intents i
            LEFT JOIN users.order_dispatch d USING (user_id, client_order_id)
            WHERE i.trade_id = ? ORDER BY i.created_at""",
            id)
        .list(
            connection,
            row ->
                new OrderStep(
                    row.getString("client_order_id"),
                    row.getString("purpose"),
                    row.getString("book_side"),
                    row.getBigDecimal("count"),
                    row.getBigDecimal("yes_limit"),
                    row.getString("time_in_force"),
                    row.getTimestamp("created_at").toInstant(),
                    row.getString("stage"),
                    row.getString("order_id"),
                    row.getString("reason"),
                    Query.instant(row, "began_at"),
                    Query.instant(row, "answered_at")));
  }
}
