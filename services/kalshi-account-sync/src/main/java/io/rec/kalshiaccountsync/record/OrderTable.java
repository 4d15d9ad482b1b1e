package io.rec.kalshiaccountsync.record;

import io.rec.domain.money.Price;
import io.rec.kalshiaccountsync.account.KnownOrder;
import io.rec.kalshiaccountsync.account.OrderProgress;
import io.rec.kalshiaccountsync.account.OrderProgress.OrderCosts;
import io.rec.kalshiaccountsync.account.OrderTerms;
import io.rec.venues.kalshi.account.OrderStatus;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** {@code users.orders}, by the venue's order id. Prices, costs and fees are in cents. */
final class OrderTable {

  private static final String KNOWN =
      """
      SELECT order_id, client_order_id, ticker, status, side, action, yes_price, initial_count,
             remaining_count, fill_count, created_time, expiration_time, last_update_time,
             order_group_id, self_trade_prevention_type, maker_fees, taker_fees, maker_fill_cost,
             taker_fill_cost
      FROM users.orders WHERE user_id = system.acting_user() AND order_id = ANY (?) FOR UPDATE""";

  private static final String STORE =
      """
      INSERT INTO users.orders AS o
        (user_id, order_id, client_order_id, ticker, status, side, action, type, yes_price,
         no_price, initial_count, remaining_count, fill_count, created_time, expiration_time,
         last_update_time, order_group_id, self_trade_prevention_type, maker_fees, taker_fees,
         maker_fill_cost, taker_fill_cost)
      VALUES (system.acting_user(), ?, ?, ?, ?, ?, 'buy', 'limit', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, ?, ?)
      ON CONFLICT (user_id, order_id) DO UPDATE
      SET client_order_id = excluded.client_order_id, status = excluded.status,
          side = excluded.side, yes_price = excluded.yes_price, no_price = excluded.no_price,
          initial_count = excluded.initial_count, remaining_count = excluded.remaining_count,
          fill_count = excluded.fill_count, created_time = excluded.created_time,
          expiration_time = excluded.expiration_time,
          last_update_time = excluded.last_update_time, order_group_id = excluded.order_group_id,
          self_trade_prevention_type = excluded.self_trade_prevention_type,
          maker_fees = excluded.maker_fees, taker_fees = excluded.taker_fees,
          maker_fill_cost = excluded.maker_fill_cost, taker_fill_cost = excluded.taker_fill_cost
      RETURNING (to_jsonb(o) - 'id' - 'raw_json')::text""";

  private static final int CENT_DECIMALS = 2;

  Map<String, KnownOrder> known(Connection transaction, Collection<String> orderIds)
      throws SQLException {
    return Sql.rows(transaction, KNOWN, orderIds, OrderTable::read);
  }

  /** Returns the row as JSON. */
  String store(Connection transaction, KnownOrder order) throws SQLException {
    OrderTerms terms = order.terms();
    OrderProgress progress = order.progress();
    OrderCosts costs = progress.costs();
    try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
      statement.setString(1, order.orderId());
      statement.setString(2, order.clientOrderId().orElse(null));
      statement.setString(3, terms.ticker());
      statement.setString(4, progress.status().word());
      statement.setString(5, Sql.side(terms.direction()));
      statement.setBigDecimal(6, terms.yesPrice().cents());
      statement.setBigDecimal(7, terms.yesPrice().opposite().cents());
      statement.setBigDecimal(8, terms.count().number());
      statement.setBigDecimal(9, progress.remaining().number());
      statement.setBigDecimal(10, progress.filled().number());
      statement.setTimestamp(11, Sql.time(order.createdAt()));
      statement.setTimestamp(12, Sql.time(terms.expiresAt()));
      statement.setTimestamp(13, Timestamp.from(progress.changedAt()));
      statement.setString(14, terms.groupId().orElse(null));
      statement.setString(15, terms.selfTradePrevention().orElse(null));
      statement.setBigDecimal(16, Sql.cents(costs.makerFees()));
      statement.setBigDecimal(17, Sql.cents(costs.takerFees()));
      statement.setBigDecimal(18, Sql.cents(costs.makerCost()));
      statement.setBigDecimal(19, Sql.cents(costs.takerCost()));
      return Sql.returned(statement).orElseThrow();
    }
  }

  private static KnownOrder read(ResultSet row) throws SQLException {
    return new KnownOrder(
        row.getString("order_id"),
        Sql.text(row, "client_order_id"),
        Sql.time(row, "created_time"),
        new OrderTerms(
            row.getString("ticker"),
            Sql.direction(row),
            price(row.getBigDecimal("yes_price")),
            Sql.contracts(row, "initial_count"),
            Sql.time(row, "expiration_time"),
            Sql.text(row, "order_group_id"),
            Sql.text(row, "self_trade_prevention_type")),
        new OrderProgress(
            OrderStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
            Sql.contracts(row, "fill_count"),
            Sql.contracts(row, "remaining_count"),
            new OrderCosts(
                Sql.ofCents(row, "taker_fill_cost"),
                Sql.ofCents(row, "maker_fill_cost"),
                Sql.ofCents(row, "taker_fees"),
                Sql.ofCents(row, "maker_fees")),
            row.getTimestamp("last_update_time").toInstant()));
  }

  private static Price price(BigDecimal cents) {
    return Price.ofDollars(cents.movePointLeft(CENT_DECIMALS));
  }
}
