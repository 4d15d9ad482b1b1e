package io.rec.kalshiaccountsync.record;

import io.rec.domain.money.Price;
import io.rec.domain.position.Fill;
import io.rec.kalshiaccountsync.account.KnownFill;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Map;

/** {@code users.fills}, by the venue's trade id. */
final class FillTable {

  private static final String KNOWN =
      """
      SELECT trade_id, order_id, client_order_id, ticker, side, action, count, yes_price, is_taker,
             fee_cost, created_time
      FROM users.fills WHERE user_id = system.acting_user() AND trade_id = ANY (?) FOR UPDATE""";

  private static final String STORE =
      """
      INSERT INTO users.fills AS f
        (user_id, trade_id, order_id, client_order_id, ticker, side, action, count, yes_price,
         no_price, is_taker, fee_cost, created_time)
      VALUES (system.acting_user(), ?, ?,
              coalesce(?, (SELECT o.client_order_id FROM users.orders o
                           WHERE o.user_id = system.acting_user() AND o.order_id = ?)),
              ?, ?, 'buy', ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, trade_id) DO UPDATE
      SET client_order_id = excluded.client_order_id, created_time = excluded.created_time
      RETURNING (to_jsonb(f) - 'id' - 'raw_json')::text""";

  private static final String NAME =
      """
      UPDATE users.fills f SET client_order_id = o.client_order_id
      FROM users.orders o
      WHERE f.user_id = system.acting_user() AND f.order_id = ANY (?)
        AND f.client_order_id IS NULL
        AND o.user_id = f.user_id AND o.order_id = f.order_id AND o.client_order_id IS NOT NULL""";

  Map<String, KnownFill> known(Connection transaction, Collection<String> tradeIds)
      throws SQLException {
    return Sql.rows(transaction, KNOWN, tradeIds, FillTable::read);
  }

  /** Returns the row as JSON. */
  String store(Connection transaction, KnownFill each) throws SQLException {
    Fill fill = each.fill();
    try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
      statement.setString(1, fill.id());
      statement.setString(2, fill.orderId());
      statement.setString(3, each.clientOrderId().orElse(null));
      statement.setString(4, fill.orderId());
      statement.setString(5, fill.ticker());
      statement.setString(6, Sql.side(fill.direction()));
      statement.setBigDecimal(7, fill.count().number());
      statement.setBigDecimal(8, fill.yesPrice().dollars());
      statement.setBigDecimal(9, fill.yesPrice().opposite().dollars());
      statement.setBoolean(10, each.taker());
      statement.setBigDecimal(11, fill.fee().dollars());
      statement.setTimestamp(12, Timestamp.from(fill.at()));
      return Sql.returned(statement).orElseThrow();
    }
  }

  /** Gives fills that came before their orders the names of these. */
  void name(Connection transaction, Collection<String> orderIds) throws SQLException {
    if (orderIds.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = transaction.prepareStatement(NAME)) {
      statement.setArray(1, transaction.createArrayOf("text", orderIds.toArray()));
      statement.executeUpdate();
    }
  }

  private static KnownFill read(ResultSet row) throws SQLException {
    return new KnownFill(
        new Fill(
            row.getString("trade_id"),
            Sql.text(row, "order_id").orElse(""),
            row.getString("ticker"),
            Sql.direction(row),
            Sql.contracts(row, "count"),
            Price.ofDollars(row.getBigDecimal("yes_price")),
            Sql.ofDollars(row, "fee_cost"),
            row.getTimestamp("created_time").toInstant()),
        row.getBoolean("is_taker"),
        Sql.text(row, "client_order_id"));
  }
}
