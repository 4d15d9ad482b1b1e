package io.rec.autoentrysupervisor.books;

import io.rec.autoentrysupervisor.suspension.Suspensions;
import io.rec.domain.entry.KnownTrade;
import io.rec.domain.money.Contracts;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import io.rec.platform.control.TradingControls;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into the database once. */
@Singleton
public final class BookReader {

  /** From then on an entry without an answer is a trade or nothing. */
  private static final Duration UNDERWAY = Duration.ofSeconds(60);

  private final TradeSettings settings;
  private final TradingControls controls;
  private final KillSwitchState killSwitch;
  private final Suspensions suspensions;

  BookReader(
      TradeSettings settings,
      TradingControls controls,
      KillSwitchState killSwitch,
      Suspensions suspensions) {
    this.settings = settings;
    this.controls = controls;
    this.killSwitch = killSwitch;
    this.suspensions = suspensions;
  }

  public Books read(Connection connection, Instant now) throws SQLException {
    return new Books(
        settings.newest(connection),
        preferences(connection),
        controls.current().map(control -> control.autoEntry().enabled()),
        trades(connection, now),
        killSwitch.level(connection),
        reconciled(connection),
        suspensions.inForce(connection),
        now);
  }

  private static Optional<Preferences> preferences(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT trade_strategy, position_size, multiplier FROM users.trade_preferences");
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Preferences(rows.getString(1), Contracts.of(rows.getInt(2)), rows.getInt(3)))
          : Optional.empty();
    }
  }

  /**
   * Trades whose event is not over, whatever became of them, and signals that may yet become one:
   * those count as pending.
   */
  private static List<KnownTrade> trades(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT id, ticker, side, status, outcome_unknown FROM users.trades
            WHERE status IN ('pending', 'open', 'closing') OR outcome_unknown OR expires_at > ?
            UNION ALL
            SELECT s.id, s.ticker, s.side, 'pending', true FROM users.signals s
            WHERE (s.outcome = 'sending' OR s.outcome LIKE 'unanswered%') AND s.at > ?
              AND NOT EXISTS (SELECT FROM users.trades t
                              WHERE t.user_id = s.user_id AND t.ticket_id = s.ticket_id)""")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setTimestamp(2, Timestamp.from(now.minus(UNDERWAY)));
      try (ResultSet rows = statement.executeQuery()) {
        List<KnownTrade> trades = new ArrayList<>();
        while (rows.next()) {
          trades.add(
              new KnownTrade(
                  rows.getLong(1),
                  rows.getString(2),
                  Side.ofLetter(rows.getString(3)),
                  TradeStatus.ofWord(rows.getString(4)),
                  rows.getBoolean(5)));
        }
        return trades;
      }
    }
  }

  /** Nothing was ever found different before the first row. */
  private static boolean reconciled(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT pauses FROM users.reconciliation ORDER BY id DESC LIMIT 1");
        ResultSet rows = statement.executeQuery()) {
      return !rows.next() || !rows.getBoolean(1);
    }
  }
}
