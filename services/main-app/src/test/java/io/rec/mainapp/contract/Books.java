package io.rec.mainapp.contract;

import io.rec.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that is stored of what people do, so that it can be seen whether anything was. */
final class Books implements AutoCloseable {

  /** That somebody was refused is written down, and is counted where it may be a guess. */
  private static final Set<String> OF_REFUSALS = Set.of("users.audit", "system.sign_in_failures");

  private static final String TABLES =
      """
      SELECT schemaname || '.' || tablename FROM pg_tables
      WHERE schemaname IN ('users', 'system') ORDER BY 1""";

  private static final String CONTENT =
      "SELECT '%1$s', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM %1$s t";

  private final Connection connection;
  private final PreparedStatement everything;

  Books(TestDatabase database) throws SQLException {
    connection = database.server().superuser(database.name());
    everything =
        connection.prepareStatement(
            database.column(TABLES).stream()
                .filter(table -> !OF_REFUSALS.contains(table))
                .map(CONTENT::formatted)
                .collect(Collectors.joining(" UNION ALL ")));
  }

  /** A sum of each table. */
  Map<String, String> read() throws SQLException {
    Map<String, String> sums = new TreeMap<>();
    try (ResultSet rows = everything.executeQuery()) {
      while (rows.next()) {
        sums.put(rows.getString(1), rows.getString(2));
      }
    }
    return sums;
  }

  /** Who guesses is locked out, which is not what is asked here. */
  void forgetGuesses() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM system.sign_in_failures");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
