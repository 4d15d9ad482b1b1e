package io.rec.unifiedproductioncoordinator.fingerprints;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The nodes of a set in {@code analytics.fingerprint}: all in by one COPY, all out by one query.
 */
final class SetRows {
  private static final int FETCH = 20_000;
  private static final int BYTES_A_ROW = 48;

  private SetRows() {}

  static void copy(Connection connection, CheckedSet set) throws SQLException {
    var key = set.name().symbol() + "," + set.name().version() + ",";
    var lines = new StringBuilder(set.rows() * BYTES_A_ROW);
    NamedTables.rows(set.tables(), row -> lines.append(key).append(row.line()).append('\n'));
    try {
      var stored =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY analytics.fingerprint (symbol, version, bucket, ttc_min, threshold, pos, neg)"
                      + " FROM STDIN (FORMAT csv)",
                  new StringReader(lines.toString()));
      if (stored != set.rows()) {
        throw new SQLException(
            "%d of %d rows of %s were stored".formatted(stored, set.rows(), set.name()));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("copying " + set.name(), failed);
    }
  }

  static Fingerprints read(Connection connection, SetName name) throws SQLException {
    var builder = new FingerprintsBuilder(name.symbol(), name.version());
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT bucket, ttc_min, threshold, pos, neg FROM analytics.fingerprint "
                + "WHERE symbol = ? AND version = ?")) {
      query.setString(1, name.symbol());
      query.setString(2, name.version());
      query.setFetchSize(FETCH);
      try (ResultSet rows = query.executeQuery()) {
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
