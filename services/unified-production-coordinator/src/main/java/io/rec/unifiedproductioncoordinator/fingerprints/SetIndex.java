package io.rec.unifiedproductioncoordinator.fingerprints;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements on {@code analytics.fingerprint_set}; each runs in its caller's transaction. */
final class SetIndex {
  /** As many as a person may want to go back; the active one is kept besides. */
  static final int KEPT = 8;

  private SetIndex() {}

  /** Until the transaction ends nobody else changes the sets of this symbol. */
  static void lock(Connection connection, String symbol) throws SQLException {
    execute(
        connection,
        "SELECT pg_advisory_xact_lock(hashtextextended('recio.fingerprints.' || ?, 0))",
        symbol);
  }

  static List<StoredSet> list(Connection connection, String symbol) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT symbol, version, source, created_at, rows, active, pinned "
                + "FROM analytics.fingerprint_set WHERE symbol = ? ORDER BY created_at DESC, version")) {
      query.setString(1, symbol);
      try (ResultSet rows = query.executeQuery()) {
        List<StoredSet> sets = new ArrayList<>();
        while (rows.next()) {
          sets.add(
              new StoredSet(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getTimestamp(4).toInstant(),
                  rows.getInt(5),
                  rows.getBoolean(6),
                  rows.getBoolean(7)));
        }
        return sets;
      }
    }
  }

  static Optional<StoredSet> find(Connection connection, SetName name) throws SQLException {
    return list(connection, name.symbol()).stream()
        .filter(set -> set.version().equals(name.version()))
        .findFirst();
  }

  static Optional<StoredSet> active(Connection connection, String symbol) throws SQLException {
    return list(connection, symbol).stream().filter(StoredSet::active).findFirst();
  }

  static void insert(Connection connection, CheckedSet set, String source, Instant now)
      throws SQLException {
    execute(
        connection,
        "INSERT INTO analytics.fingerprint_set (symbol, version, source, created_at, rows) "
            + "VALUES (?, ?, ?, ?, ?)",
        set.name().symbol(),
        set.name().version(),
        source,
        now.atOffset(ZoneOffset.UTC),
        set.rows());
    execute(connection, "SELECT analytics.create_fingerprint_views(?)", set.name().symbol());
  }

  static void activate(Connection connection, SetName name, boolean pinned) throws SQLException {
    execute(
        connection,
        "UPDATE analytics.fingerprint_set SET active = false, pinned = false "
            + "WHERE symbol = ? AND version <> ? AND active",
        name.symbol(),
        name.version());
    execute(
        connection,
        "UPDATE analytics.fingerprint_set SET active = true, pinned = ? "
            + "WHERE symbol = ? AND version = ?",
        pinned,
        name.symbol(),
        name.version());
  }

  /** Removes what is older than the newest eight that are not active. */
  static int forgetOld(Connection connection, String symbol) throws SQLException {
    return execute(
        connection,
        "DELETE FROM analytics.fingerprint_set WHERE (symbol, version) IN ("
            + "SELECT symbol, version FROM analytics.fingerprint_set WHERE symbol = ? AND NOT active "
            + "ORDER BY created_at DESC, version OFFSET ?)",
        symbol,
        KEPT);
  }

  private static int execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }
}
