package io.rec.platform.testing;

import io.rec.platform.secrets.DatabaseLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One database of a test server. */
public record TestDatabase(Postgres server, String name, int port) {

  public DatabaseLogin login(String user, String password) {
    return Postgres.login(port, name, user, password);
  }

  public DatabaseLogin login() {
    return login(Postgres.SLOT_A, Postgres.PASSWORD);
  }

  /** Runs statements in this database as superuser, past all row security. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = server.superuser(name);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** From now on it refuses everybody, and whoever was in is out. */
  public void refuseEverybody() throws SQLException {
    server.execute(
        "ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(name));
  }

  /** After {@link #refuseEverybody()}. */
  public void admitAgain() throws SQLException {
    server.execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(name));
  }

  /** A copy as of now takes its place, as when a backup is restored. */
  public void restore() throws SQLException {
    refuseEverybody();
    server.execute(
        "CREATE DATABASE %1$s_copy TEMPLATE %1$s".formatted(name),
        "ALTER DATABASE %1$s RENAME TO %1$s_before".formatted(name),
        "ALTER DATABASE %1$s_copy RENAME TO %1$s".formatted(name));
  }

  /** The first column of every row, as text. */
  public List<String> column(String query) throws SQLException {
    try (Connection connection = server.superuser(name);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    }
  }
}
