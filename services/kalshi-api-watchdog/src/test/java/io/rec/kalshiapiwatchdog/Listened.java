package io.rec.kalshiapiwatchdog;

import io.rec.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A client that listens on one channel of a database, as another service would. */
final class Listened implements AutoCloseable {

  private static final int WAIT_MILLIS = 50;

  private final Connection connection;
  private final List<String> heard = new ArrayList<>();

  private Listened(Connection connection) {
    this.connection = connection;
  }

  static Listened on(TestDatabase database, String channel) throws SQLException {
    Connection connection = database.server().superuser(database.name());
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + channel);
    }
    return new Listened(connection);
  }

  /** All that was heard so far, oldest first. */
  List<String> heard() throws SQLException {
    PGNotification[] news = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
    if (news != null) {
      for (PGNotification each : news) {
        heard.add(each.getParameter());
      }
    }
    return List.copyOf(heard);
  }

  /** The newest that contains all of these; empty when there is none yet. */
  String newest(String... parts) throws SQLException {
    List<String> all = heard();
    for (int i = all.size() - 1; i >= 0; i--) {
      String text = all.get(i);
      if (List.of(parts).stream().allMatch(text::contains)) {
        return text;
      }
    }
    return "";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
