package io.rec.symbolpricewatchdog;

import io.rec.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A client of the database that listens for prices and reads facts; it comes back when it can. */
final class PriceNotes implements AutoCloseable {

  private final TestDatabase database;
  private @Nullable Connection connection;
  private volatile long heardNanos = System.nanoTime();
  private volatile String fact = "none";

  PriceNotes(TestDatabase database) {
    this.database = database;
  }

  /** Of the newest announcement. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  /** The newest fact about the feed. */
  String fact() {
    return fact;
  }

  void look() {
    try {
      Connection open = connection();
      PGNotification[] news = open.unwrap(PGConnection.class).getNotifications(1);
      if (news != null && news.length > 0) {
        heardNanos = System.nanoTime();
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
        statement.execute("LISTEN recio_price");
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
                SELECT payload->>'type' FROM system.outbox WHERE payload->>'type' LIKE 'feed_%'
                ORDER BY id DESC LIMIT 1""")) {
      if (rows.next()) {
        fact = rows.getString(1);
      }
    }
  }
}
