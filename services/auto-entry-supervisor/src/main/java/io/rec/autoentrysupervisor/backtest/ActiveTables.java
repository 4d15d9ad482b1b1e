package io.rec.autoentrysupervisor.backtest;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.StudentTFingerprint;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fingerprints that are in force now, read once a version. Without an active set, paper trading
 * uses the formula and live trading has no probabilities, as the coordinator does.
 */
@Singleton
final class ActiveTables {
  private static final int FETCH = 5_000;

  private final boolean live;
  private final Map<String, Fingerprints> known = new ConcurrentHashMap<>();

  ActiveTables(RoleIdentity identity) {
    this.live = identity.mode() == Mode.LIVE;
  }

  Fingerprints of(Connection connection, String symbol) throws SQLException {
    var version = version(connection, symbol);
    if (version.isEmpty()) {
      return live
          ? Fingerprints.none(symbol)
          : known.computeIfAbsent(
              symbol + " formula", key -> StudentTFingerprint.forSymbol(symbol));
    }
    var before = known.get(symbol);
    if (before != null && before.version().equals(version.get())) {
      return before;
    }
    var read = read(connection, symbol, version.get());
    known.put(symbol, read);
    return read;
  }

  private static Optional<String> version(Connection connection, String symbol)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT version FROM analytics.fingerprint_set
            WHERE symbol = ? AND active ORDER BY created_at DESC LIMIT 1
            """)) {
      statement.setString(1, symbol);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private static Fingerprints read(Connection connection, String symbol, String version)
      throws SQLException {
    var builder = new FingerprintsBuilder(symbol, version);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT bucket, ttc_min, threshold, pos, neg FROM analytics.fingerprint
            WHERE symbol = ? AND version = ?
            """)) {
      statement.setFetchSize(FETCH);
      statement.setString(1, symbol);
      statement.setString(2, version);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          builder.add(
              new FingerprintRow(
                  rows.getString(1),
                  rows.getInt(2),
                  rows.getDouble(3),
                  rows.getDouble(4),
                  rows.getDouble(5)));
        }
      }
    }
    return builder.build();
  }
}
