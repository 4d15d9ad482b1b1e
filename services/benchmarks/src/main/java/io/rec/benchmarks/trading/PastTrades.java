package io.rec.benchmarks.trading;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Trades of former months with their orders, all over, as an account has them that is not new. What
 * an order costs must not depend on them.
 */
record PastTrades(int count) {
  private static final String TRADES =
      """
      INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, sell_price,
                                position, ticker, event_ticker, ticket_id, staked, pnl, win_loss,
                                created_at, opened_at, closed_at, expires_at)
      SELECT 'user_0001', 'closed', to_char(at, 'YYYY-MM-DD'), to_char(at, 'HH24:MI:SS'), '90000',
             'Y', 0.90, 1, 10, 'KXBTCD-PAST' || n / 20, 'KXBTCD-PAST', 'past-' || n, 9.06, 0.94, 'W',
             at, at, at + interval '20 minutes', at + interval '20 minutes'
      FROM (SELECT n, now() - interval '40 days' - n * interval '5 minutes' AS at
            FROM generate_series(1, %d) AS n) AS past""";

  private static final String INTENTS =
      """
      INSERT INTO users.order_intents (user_id, client_order_id, trade_id, purpose, symbol, ticker,
                                       book_side, count, yes_limit, time_in_force, reduce_only,
                                       created_at, send_before)
      SELECT user_id, ticket_id, id, 'open', symbol, ticker, 'bid', 10, 0.90, 'fill_or_kill', false,
             created_at, created_at + interval '30 seconds'
      FROM users.trades WHERE ticket_id LIKE 'past-%'""";

  private static final String DISPATCHES =
      """
      INSERT INTO users.order_dispatch (user_id, client_order_id, fence, pod, stage, order_id,
                                        began_at, answered_at)
      SELECT user_id, client_order_id, 0, 'past', 'done', 'exchange-' || client_order_id,
             created_at, created_at + interval '1 second'
      FROM users.order_intents WHERE client_order_id LIKE 'past-%'""";

  void enter(TradingDesk desk) throws SQLException {
    if (count == 0) {
      return;
    }
    try (var connection = DriverManager.getConnection(desk.local().jdbc());
        var statement = connection.createStatement()) {
      statement.execute(TRADES.formatted(count));
      statement.execute(INTENTS);
      statement.execute(DISPATCHES);
      statement.execute("ANALYZE users.trades, users.order_intents, users.order_dispatch");
    }
  }
}
