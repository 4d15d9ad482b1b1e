package io.rec.mainapp.gateway.trades;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads what the account sync and the automatic entry wrote, newest first. */
@Singleton
final class AccountRows {

  private final Database database;
  private final ObjectMapper json;

  AccountRows(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  Rows<FillLine> fills(long before, int limit) throws SQLException {
    return page(
        """
        SELECT id, trade_id, ticker, order_id, client_order_id, side, action,
               trim_scale(count) AS count, trim_scale(yes_price) AS yes_price,
               trim_scale(no_price) AS no_price, trim_scale(fee_cost) AS fee, is_taker, created_time
        FROM users.fills WHERE id < ? ORDER BY id DESC LIMIT ?""",
        before,
        limit,
        AccountRows::fill,
        FillLine::id);
  }

  Rows<OrderLine> orders(long before, int limit) throws SQLException {
    return page(
        """
        SELECT id, order_id, client_order_id, ticker, status, action, side, type,
               trim_scale(yes_price) AS yes_price, trim_scale(no_price) AS no_price,
               trim_scale(initial_count) AS initial_count,
               trim_scale(remaining_count) AS remaining_count,
               trim_scale(fill_count) AS fill_count, created_time, last_update_time
        FROM users.orders WHERE id < ? ORDER BY id DESC LIMIT ?""",
        before,
        limit,
        AccountRows::order,
        OrderLine::id);
  }

  Rows<SettlementLine> settlements(long before, int limit) throws SQLException {
    return page(
        """
        SELECT id, ticker, market_result, trim_scale(yes_count) AS yes_count,
               trim_scale(yes_total_cost) AS yes_cost, trim_scale(no_count) AS no_count,
               trim_scale(no_total_cost) AS no_cost, trim_scale(revenue) AS revenue, settled_time
        FROM users.settlements WHERE id < ? ORDER BY id DESC LIMIT ?""",
        before,
        limit,
        AccountRows::settlement,
        SettlementLine::id);
  }

  Rows<SignalLine> signals(long before, int limit) throws SQLException {
    return page(
        """
        SELECT id, at, symbol, ticker, side, ticket_id, outcome, settings_version, decision::text
        FROM users.signals WHERE id < ? ORDER BY id DESC LIMIT ?""",
        before,
        limit,
        this::signal,
        SignalLine::id);
  }

  /** All of them: one a market that was ever touched and is not over. */
  Rows<PositionLine> positions() throws SQLException {
    return new Rows<>(
        database.read(
            connection ->
                Query.of(
                        """
                        SELECT ticker, trim_scale(position) AS ours,
                               trim_scale(venue_position) AS venues,
                               trim_scale(position - venue_position) AS difference,
                               trim_scale(venue_exposure) AS venue_exposure,
                               trim_scale(realized_pnl) AS realized_pnl,
                               trim_scale(fees_paid) AS fees_paid, venue_as_of
                        FROM users.positions
                        WHERE position <> 0 OR coalesce(venue_position, 0) <> 0
                        ORDER BY ticker LIMIT 1000""")
                    .list(connection, AccountRows::position)),
        null);
  }

  static List<FillLine> fillsOf(Connection connection, long trade) throws SQLException {
    return Query.of(
            """
            SELECT id, trade_id, ticker, order_id, client_order_id, side, action,
                   trim_scale(count) AS count, trim_scale(yes_price) AS yes_price,
                   trim_scale(no_price) AS no_price, trim_scale(fee_cost) AS fee, is_taker,
                   created_time
            FROM users.fills WHERE client_order_id IN (
              SELECT client_order_id FROM users.order_intents WHERE trade_id = ?)
            ORDER BY id""",
            trade)
        .list(connection, AccountRows::fill);
  }

  private <T> Rows<T> page(
      String sql, long before, int limit, Query.Row<T> row, ToLongFunction<T> id)
      throws SQLException {
    List<T> rows = database.read(connection -> Query.of(sql, before, limit).list(connection, row));
    return new Rows<>(
        rows, rows.size() == limit ? Long.valueOf(id.applyAsLong(rows.getLast())) : null);
  }

  private static FillLine fill(ResultSet row) throws SQLException {
    boolean taker = row.getBoolean("is_taker");
    @Nullable Boolean isTaker = row.wasNull() ? null : Boolean.valueOf(taker);
    return new FillLine(
        row.getLong("id"),
        row.getString("trade_id"),
        row.getString("ticker"),
        row.getString("order_id"),
        row.getString("client_order_id"),
        row.getString("side"),
        row.getString("action"),
        row.getBigDecimal("count"),
        row.getBigDecimal("yes_price"),
        row.getBigDecimal("no_price"),
        row.getBigDecimal("fee"),
        isTaker,
        row.getTimestamp("created_time").toInstant());
  }

  private static OrderLine order(ResultSet row) throws SQLException {
    return new OrderLine(
        row.getLong("id"),
        row.getString("order_id"),
        row.getString("client_order_id"),
        row.getString("ticker"),
        row.getString("status"),
        row.getString("action"),
        row.getString("side"),
        row.getString("type"),
        row.getBigDecimal("yes_price"),
        row.getBigDecimal("no_price"),
        row.getBigDecimal("initial_count"),
        row.getBigDecimal("remaining_count"),
        row.getBigDecimal("fill_count"),
        Query.instant(row, "created_time"),
        Query.instant(row, "last_update_time"));
  }

  private static SettlementLine settlement(ResultSet row) throws SQLException {
    return new SettlementLine(
        row.getLong("id"),
        row.getString("ticker"),
        row.getString("market_result"),
        row.getBigDecimal("yes_count"),
        row.getBigDecimal("yes_cost"),
        row.getBigDecimal("no_count"),
        row.getBigDecimal("no_cost"),
        row.getBigDecimal("revenue"),
        row.getTimestamp("settled_time").toInstant());
  }

  private static PositionLine position(ResultSet row) throws SQLException {
    return new PositionLine(
        row.getString("ticker"),
        row.getBigDecimal("ours"),
        row.getBigDecimal("venues"),
        row.getBigDecimal("difference"),
        row.getBigDecimal("venue_exposure"),
        row.getBigDecimal("realized_pnl"),
        row.getBigDecimal("fees_paid"),
        Query.instant(row, "venue_as_of"));
  }

  private SignalLine signal(ResultSet row) throws SQLException {
    return new SignalLine(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("symbol"),
        row.getString("ticker"),
        row.getString("side").equals("Y") ? "yes" : "no",
        row.getString("ticket_id"),
        row.getString("outcome"),
        row.getInt("settings_version"),
        tree(json, row.getString("decision")));
  }

  static JsonNode tree(ObjectMapper json, @Nullable String text) throws SQLException {
    try {
      JsonNode read = text == null ? null : json.readValue(text, JsonNode.class);
      return read == null ? JsonNode.createObjectNode(Map.of()) : read;
    } catch (IOException unreadable) {
      throw new SQLException("stored JSON cannot be read", unreadable);
    }
  }
}
