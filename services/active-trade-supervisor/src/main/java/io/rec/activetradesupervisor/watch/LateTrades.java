package io.rec.activetradesupervisor.watch;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the trades with which nothing happens although it should: others' work, only looked at. */
@Singleton
final class LateTrades {

  static final String STUCK = "entry_stuck";
  static final String EXPIRY = "expiry_late";
  static final String SETTLEMENT = "settlement_late";

  /** Twice what an order may be underway. */
  private static final Duration ENTRY = Duration.ofMinutes(2);

  private static final Duration EXPIRES = Duration.ofMinutes(1);

  /** Contract 9.6. */
  private static final Duration SETTLES = Duration.ofMinutes(30);

  private final Database database;

  LateTrades(Database database) {
    this.database = database;
  }

  /**
   * One of them.
   *
   * @param type what is late
   */
  record Late(String type, long trade, String ticker, Instant since) {

    String about() {
      return "trade:" + trade;
    }

    String sentence() {
      return switch (type) {
        case STUCK -> "trade %d on %s is pending since %s".formatted(trade, ticker, since);
        case EXPIRY ->
            "the event of trade %d on %s closed at %s and the trade is still open"
                .formatted(trade, ticker, since);
        default ->
            "trade %d on %s expired at %s and is not settled".formatted(trade, ticker, since);
      };
    }
  }

  List<Late> find(Instant now) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT 'entry_stuck' AS type, id, ticker, created_at AS since FROM users.trades
                  WHERE status = 'pending' AND created_at < ?
                  UNION ALL
                  SELECT 'expiry_late', id, ticker, expires_at FROM users.trades
                  WHERE status IN ('open', 'closing') AND expires_at < ?
                  UNION ALL
                  SELECT 'settlement_late', id, ticker, expires_at FROM users.trades
                  WHERE status = 'expired' AND expires_at < ?""")) {
            statement.setTimestamp(1, Timestamp.from(now.minus(ENTRY)));
            statement.setTimestamp(2, Timestamp.from(now.minus(EXPIRES)));
            statement.setTimestamp(3, Timestamp.from(now.minus(SETTLES)));
            try (ResultSet rows = statement.executeQuery()) {
              List<Late> late = new ArrayList<>();
              while (rows.next()) {
                late.add(
                    new Late(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getString(3),
                        rows.getTimestamp(4).toInstant()));
              }
              return List.copyOf(late);
            }
          }
        });
  }
}
