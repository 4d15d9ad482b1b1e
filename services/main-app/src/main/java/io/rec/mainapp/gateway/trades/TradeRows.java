package io.rec.mainapp.gateway.trades;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads trades for the history. */
@Singleton
final class TradeRows {

  private static final String COLUMNS =
      """
      t.id, t.status, t.date, t.time, t.symbol, t.trade_strategy, t.contract, t.strike, t.side,
      t.prob, t.diff, trim_scale(t.buy_price) AS buy_price, trim_scale(t.sell_price) AS sell_price,
      trim_scale(t.position) AS position, trim_scale(t.fees) AS fees, trim_scale(t.pnl) AS pnl,
      t.closed_at, t.symbol_open, t.symbol_close, t.momentum, t.win_loss, t.ticker, t.event_ticker,
      extract(hour FROM t.expires_at AT TIME ZONE 'America/New_York')::integer AS hour,
      t.ticket_id, t.entry_method, t.test_filter, t.model, t.reason, t.created_at, t.opened_at,
      coalesce(t.mode, 'unknown') AS mode,
      CASE WHEN t.status IN ('error', 'deleted') THEN 'failed'
           WHEN t.close_method = 'auto' THEN 'auto_stop'
           WHEN t.close_method = 'expired' THEN 'settlement'
           ELSE t.close_method END AS exit_reason,
      bought.price - asked.price AS slippage,
      (extract(epoch FROM bought.first_at - t.created_at) * 1000)::bigint AS fill_ms
      """;

  private static final String FROM =
      """
      FROM users.trades t
      LEFT JOIN LATERAL (
        SELECT CASE t.side WHEN 'Y' THEN i.yes_limit ELSE 1 - i.yes_limit END AS price,
               i.client_order_id
        FROM users.order_intents i
        WHERE i.trade_id = t.id AND i.purpose = 'open' ORDER BY i.created_at LIMIT 1) AS asked ON true
      LEFT JOIN LATERAL (
        SELECT min(f.created_time) AS first_at,
               trim_scale(round(sum(f.count * CASE t.side WHEN 'Y' THEN f.yes_price ELSE f.no_price END)
                                / nullif(sum(f.count), 0), 4)) AS price
        FROM users.fills f
        WHERE f.client_order_id = asked.client_order_id) AS bought ON true
      """;

  private static final String PAGE =
      "SELECT " + COLUMNS + FROM + "WHERE %s AND t.id < ? ORDER BY t.id DESC LIMIT ?";

  private static final String ALL = "SELECT " + COLUMNS + FROM + "WHERE %s ORDER BY t.id DESC";

  private static final String OTHERS =
      "SELECT least(count(*), 1000000)::integer AS others FROM users.trades t WHERE %s";

  private final Database database;

  TradeRows(Database database) {
    this.database = database;
  }

  List<TradeLine> page(TradeFilter filter, long before, int limit) throws SQLException {
    return database.read(
        connection -> filter.query(PAGE, before, limit).list(connection, TradeRows::line));
  }

  /** How many are left out only because they moved other money. */
  int others(TradeFilter filter) throws SQLException {
    return database
        .read(
            connection -> filter.othersQuery(OTHERS).first(connection, row -> row.getInt("others")))
        .orElse(0);
  }

  /** Each trade of the set, newest first, without having all of them in memory. */
  void each(TradeFilter filter, LineSink sink) throws SQLException {
    database.transaction(
        connection -> {
          filter.query(ALL).each(connection, row -> sink.take(line(row)));
          return filter;
        });
  }

  Optional<TradeLine> one(Connection connection, long id) throws SQLException {
    return Query.of("SELECT " + COLUMNS + FROM + "WHERE t.id = ?", id)
        .first(connection, TradeRows::line);
  }

  /** Takes trades one by one. */
  @FunctionalInterface
  interface LineSink {
    void take(TradeLine line) throws SQLException;
  }

  private static TradeLine line(ResultSet row) throws SQLException {
    @Nullable BigDecimal slippage = row.getBigDecimal("slippage");
    long fill = row.getLong("fill_ms");
    @Nullable Long fillMs = row.wasNull() ? null : Long.valueOf(fill);
    return new TradeLine(
        row.getLong("id"),
        row.getString("status"),
        row.getString("date"),
        row.getString("time"),
        row.getString("symbol"),
        row.getString("trade_strategy"),
        row.getString("contract"),
        row.getString("strike"),
        row.getString("side").equals("Y") ? "yes" : "no",
        Query.number(row, "prob"),
        row.getString("diff"),
        row.getBigDecimal("buy_price"),
        row.getBigDecimal("sell_price"),
        row.getBigDecimal("position"),
        row.getBigDecimal("fees"),
        row.getBigDecimal("pnl"),
        Query.instant(row, "closed_at"),
        row.getBigDecimal("symbol_open"),
        row.getBigDecimal("symbol_close"),
        Query.number(row, "momentum"),
        row.getString("win_loss"),
        row.getString("ticker"),
        row.getString("event_ticker"),
        Query.whole(row, "hour"),
        row.getString("ticket_id"),
        row.getString("entry_method"),
        row.getString("exit_reason"),
        row.getString("mode"),
        row.getBoolean("test_filter"),
        slippage,
        fillMs,
        row.getString("model"),
        row.getString("reason"),
        row.getTimestamp("created_at").toInstant(),
        Query.instant(row, "opened_at"));
  }
}
