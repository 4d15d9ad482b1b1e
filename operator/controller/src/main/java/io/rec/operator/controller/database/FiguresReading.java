package io.rec.operator.controller.database;

import io.rec.operator.controller.database.TradingFigures.Entries;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a desk's trading comes to, as each of its users sees it. */
final class FiguresReading {
  private static final Logger log = LoggerFactory.getLogger(FiguresReading.class);

  /** The newest of what the services read this from. */
  private static final String YOUNGEST = "users.auto_entry_state";

  /** What is at stake is counted by the function that limits are held against. */
  private static final String FIGURES =
      """
      SELECT stake.open_trades, stake.result_today,
             coalesce((SELECT bool_or(status IN ('ACTIVE', 'INACTIVE'))
                       FROM users.auto_entry_state), false),
             coalesce((SELECT bool_or(status = 'PAUSED') FROM users.auto_entry_state), false),
             (SELECT at FROM users.reconciliation WHERE open = 0 ORDER BY id DESC LIMIT 1)
      FROM users.at_stake(NULL, NULL, NULL, now(),
                          date_trunc('day', now(), 'America/New_York')) AS stake""";

  private FiguresReading() {}

  /** Empty where the schema is not there yet, or cannot be read: then nobody knows. */
  static Optional<TradingFigures> of(Connection connection) {
    try {
      if (!Relations.exists(connection, YOUNGEST)) {
        return Optional.empty();
      }
      connection.setAutoCommit(false);
      var all = TradingFigures.NONE;
      for (var user : Users.all(connection)) {
        Users.actFor(connection, user);
        all = all.plus(read(connection));
      }
      connection.rollback();
      return Optional.of(all);
    } catch (SQLException e) {
      log.atWarn().setCause(e).log("what the desk trades cannot be read");
      return Optional.empty();
    }
  }

  private static TradingFigures read(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(FIGURES)) {
      row.next();
      return new TradingFigures(
          row.getInt(1),
          entries(row.getBoolean(3), row.getBoolean(4)),
          row.getBigDecimal(2).setScale(2, RoundingMode.HALF_EVEN),
          Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
              .map(OffsetDateTime::toInstant)
              .map(FiguresReading::second));
    }
  }

  /** One symbol that may enter is enough. */
  private static Entries entries(boolean on, boolean paused) {
    return on ? Entries.ON : paused ? Entries.PAUSED : Entries.OFF;
  }

  private static Instant second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
