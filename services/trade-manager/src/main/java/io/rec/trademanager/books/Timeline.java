package io.rec.trademanager.books;

import io.rec.domain.trade.Step;
import io.rec.domain.trade.TradeStatus;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** One row for each change of a trade, never rewritten. */
final class Timeline {
  private Timeline() {}

  static void add(
      RoundTrip trip,
      long trade,
      int version,
      Instant at,
      String actor,
      Step step,
      String payload) {
    trip.run(
        """
        INSERT INTO users.trade_timeline
          (user_id, trade_id, version, at, actor, event, from_status, to_status, why, payload)
        VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
        """,
        trade,
        version,
        at,
        actor,
        step.event().word(),
        step.from().status().map(TradeStatus::word).orElse(null),
        step.to().status().map(TradeStatus::word).orElse(null),
        step.why(),
        payload);
  }

  /** Whether the newest row says the same: a complaint that is repeated is one complaint. */
  static boolean saidLast(Connection tx, long trade, Step step) throws SQLException {
    return Sql.on(
            tx,
            """
            SELECT event = ? AND why = ? FROM users.trade_timeline WHERE trade_id = ?
            ORDER BY version DESC LIMIT 1\
            """,
            step.event().word(),
            step.why(),
            trade)
        .first(row -> row.getBoolean(1))
        .orElse(false);
  }
}
