package io.rec.kalshiapiwatchdog;

import io.rec.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A client of the database that hears of markets and reads facts; it comes back when it can. */
final class MarketNotes implements AutoCloseable {

  private final TestDatabase database;
  private @Nullable Connection connection;
  private volatile long heardNanos = System.nanoTime();
  private volatile String newest = "nothing";
  private volatile String fact = "none";

  MarketNotes(TestDatabase database) {
    this.database = database;
  }

  /** Of the newest announcement. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  /** What the newest announcement says about itself. */
  String newest() {
    return newest;
  }

  /** The newest fact about the exchange. */
  String fact() {
    return fact;
  }

  void look() {
    try {
      Connection open = connection();
      PGNotification[] news = open.unwrap(PGConnection.class).getNotifications(1);
      if (news != null && news.length > 0) {
        heardNanos = System.nanoTime();
        boolean cached = news[news.length - 1].getParameter().contains("\"cached\":true");
        newest = cached ? "cached" : "fresh";
      }
      readFact(open);
    } catch (SQLException away) {
      connection = null;
    }
  }

  @Override
  public void close() throws SQLException {
    Connection open = connection;
    if (open != null) {
      open.close();
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.server().superuser(database.name());
      try (Statement statement = open.createStatement()) {
        statement.execute("LISTEN recio_market");
      }
      connection = open;
    }
    return open;
  }

  private void readFact(Connection open) throws SQLException {
    try (Statement statement = open.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT payload->>'type' FROM system.outbox
                WHERE payload->>'type' LIKE 'exchange_api%' ORDER BY id DESC LIMIT 1""")) {
      if (rows.next()) {
        fact = rows.getString(1);
      }
    }
  }
}
