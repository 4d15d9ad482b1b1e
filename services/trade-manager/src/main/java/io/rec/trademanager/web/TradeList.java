package io.rec.trademanager.web;

import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trades as JSON, with the names of v2; made by the database, which has them all. */
@Singleton
final class TradeList {
  private static final String COLUMNS =
      """
      id, status, date, time, symbol, market, trade_strategy, contract, strike, side, prob, diff,
      trim_scale(buy_price) AS buy_price, trim_scale(position) AS position,
      trim_scale(sell_price) AS sell_price, closed_at, trim_scale(fees) AS fees,
      trim_scale(pnl) AS pnl, symbol_open, symbol_close, momentum, volatility, win_loss, ticker,
      ticket_id, market_id, momentum_delta, entry_method, close_method, test_filter, user_id,
      version, client_order_id, exchange_order_id, created_at, opened_at, expires_at, event_ticker,
      model, reason, trim_scale(exposure) AS exposure, trim_scale(held) AS held, outcome_unknown,
      updated_at, coalesce(mode, 'unknown') AS mode, date || ' ' || time AS "timestamp", trim_scale(buy_price) AS price
      """;

  private static final String LIST =
      """
      SELECT id, row_to_json(t)::text FROM (
        SELECT %s FROM users.trades
        WHERE status = ANY (?) AND (?::bigint IS NULL OR id < ?)
          AND (?::text IS NULL OR date >= ?) AND (?::text IS NULL OR date <= ?)
          AND (?::timestamptz IS NULL OR coalesce(closed_at, updated_at) >= ?)
        ORDER BY id DESC LIMIT ?) AS t\
      """
          .formatted(COLUMNS);

  private static final String ONE =
      """
      SELECT row_to_json(t)::text FROM (
        SELECT %s,
          (SELECT coalesce(json_agg(json_build_object('version', l.version, 'at', l.at,
                    'actor', l.actor, 'event', l.event, 'from', l.from_status,
                    'to', l.to_status, 'why', l.why, 'payload', l.payload)
                  ORDER BY l.version), '[]')
           FROM users.trade_timeline l WHERE l.trade_id = trades.id) AS timeline
        FROM users.trades WHERE id = ?) AS t\
      """
          .formatted(COLUMNS);

  private final Database database;

  TradeList(Database database) {
    this.database = database;
  }

  /**
   * What is asked for.
   *
   * @param before the cursor: trades older than this id
   * @param from and to New York dates, both included
   * @param since when the trade last moved
   */
  record Asked(
      List<String> statuses,
      @Nullable Long before,
      @Nullable String from,
      @Nullable String to,
      @Nullable Instant since,
      int limit) {}

  /** A page, newest first, and where the next one begins if this one was full. */
  record Page(String json, Optional<Long> next) {}

  private record Line(long id, String json) {}

  Page page(Asked asked) throws SQLException {
    var lines =
        database.read(
            connection ->
                Sql.on(
                        connection,
                        LIST,
                        asked.statuses(),
                        asked.before(),
                        asked.before(),
                        asked.from(),
                        asked.from(),
                        asked.to(),
                        asked.to(),
                        asked.since(),
                        asked.since(),
                        asked.limit())
                    .list(row -> new Line(row.getLong(1), row.getString(2))));
    return new Page(
        array(lines.stream().map(Line::json).toList()),
        lines.size() == asked.limit() ? Optional.of(lines.getLast().id()) : Optional.empty());
  }

  /** One trade with its timeline, whatever its status. */
  Optional<String> one(long id) throws SQLException {
    return database.read(connection -> one(connection, id));
  }

  /** New York's date of the first trade. */
  Optional<String> earliestDate() throws SQLException {
    return database.read(
        connection ->
            Sql.on(connection, "SELECT min(date) FROM users.trades WHERE status <> 'deleted'")
                .only(row -> Optional.ofNullable(row.getString(1))));
  }

  static String array(List<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  private static Optional<String> one(Connection connection, long id) throws SQLException {
    return Sql.on(connection, ONE, id).first(row -> row.getString(1));
  }
}
