package io.rec.kalshiapiwatchdog.publication;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Archives how each event ended, and removes events a day after they did. */
@Singleton
public final class OldMarkets {

  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;
  private final List<String> symbols;
  private final Clock clock;
  private final RoleLoop loop;

  OldMarkets(Database database, RoleIdentity identity, Loops loops, Clock clock) {
    this.database = database;
    this.symbols = identity.symbols();
    this.clock = clock;
    this.loop = new RoleLoop(loops, "old-markets", PERIOD, this::pass);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void pass() throws SQLException {
    Instant now = clock.instant();
    database.transaction(
        connection -> {
          prepare(connection, LocalDate.ofInstant(now, ZoneOffset.UTC));
          int archived = archive(connection, now);
          for (String symbol : symbols) {
            forgetRows(connection, symbol, now.minus(KEPT));
          }
          return archived + forgetDocuments(connection, now.minus(KEPT));
        });
  }

  private static void prepare(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT historical_data.prepare_market_months(?)")) {
      statement.setDate(1, Date.valueOf(day));
      statement.execute();
    }
  }

  private static int archive(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO historical_data.market_snapshot_final
              (symbol, event_ticker, close_time, snapshot, taken_at)
            SELECT symbol, event_ticker, (snapshot->'event'->>'close_time')::timestamptz, snapshot,
                   taken_at
            FROM live_data.market_snapshot
            WHERE (snapshot->'event'->>'close_time')::timestamptz <= ?
            ON CONFLICT DO NOTHING""")) {
      statement.setTimestamp(1, Timestamp.from(now));
      return statement.executeUpdate();
    }
  }

  private static int forgetDocuments(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            DELETE FROM live_data.market_snapshot
            WHERE coalesce((snapshot->'event'->>'close_time')::timestamptz, taken_at) < ?""")) {
      statement.setTimestamp(1, Timestamp.from(before));
      return statement.executeUpdate();
    }
  }

  private static void forgetRows(Connection connection, String symbol, Instant before)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM live_data.market_kalshi_%s WHERE updated_at < ?"
                .formatted(new PriceTable(symbol).symbol().toLowerCase(Locale.ROOT)))) {
      statement.setTimestamp(1, Timestamp.from(before));
      statement.executeUpdate();
    }
  }
}
