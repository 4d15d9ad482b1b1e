package io.rec.trademanager.stop;

import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table of the stops of single trades; it only grows. */
@Singleton
final class OwnStops {
  OwnStops() {}

  OwnStop newest(Connection tx, long trade) throws SQLException {
    return Sql.on(
            tx,
            """
            SELECT version, auto_stop, current_probability, changed_by, changed_at
            FROM users.trade_stops WHERE trade_id = ? ORDER BY version DESC LIMIT 1\
            """,
            trade)
        .first(row -> stop(trade, row))
        .orElseGet(() -> OwnStop.asDesk(trade));
  }

  void add(Connection tx, OwnStop stop) throws SQLException {
    Sql.on(
            tx,
            """
            INSERT INTO users.trade_stops (user_id, trade_id, version, auto_stop,
              current_probability, changed_by, changed_at)
            VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?)\
            """,
            stop.id(),
            stop.version(),
            stop.autoStop(),
            stop.currentProbability(),
            stop.changedBy(),
            stop.changedAt())
        .update();
  }

  private static OwnStop stop(long trade, ResultSet row) throws SQLException {
    return new OwnStop(
        trade,
        row.getInt(1),
        row.getBoolean(2),
        row.getObject(3, Integer.class),
        row.getString(4),
        row.getTimestamp(5).toInstant());
  }
}
