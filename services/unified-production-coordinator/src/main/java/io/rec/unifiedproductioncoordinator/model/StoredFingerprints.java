package io.rec.unifiedproductioncoordinator.model;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads fingerprints from {@code analytics.fingerprint}. */
@Singleton
final class StoredFingerprints {

  private static final Logger LOG = LoggerFactory.getLogger(StoredFingerprints.class);

  /** A whole set has some 150,000 rows: read in parts, not held twice in memory. */
  private static final int FETCH = 5_000;

  private final Database database;

  StoredFingerprints(Database database) {
    this.database = database;
  }

  Optional<FingerprintSet> active(String symbol) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT version, created_at, "rows" FROM analytics.fingerprint_set
                  WHERE symbol = ? AND active ORDER BY created_at DESC LIMIT 1""")) {
            statement.setString(1, symbol);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next()
                  ? Optional.of(
                      new FingerprintSet(
                          symbol,
                          rows.getString(1),
                          rows.getTimestamp(2).toInstant(),
                          rows.getLong(3)))
                  : Optional.empty();
            }
          }
        });
  }

  /** The tables of a set that are complete. */
  Fingerprints load(FingerprintSet set) throws SQLException, SetBroken {
    FingerprintsBuilder builder = new FingerprintsBuilder(set.symbol(), set.version());
    long found;
    try {
      found = database.transaction(connection -> read(connection, set, builder));
    } catch (IllegalArgumentException impossible) {
      throw new SetBroken(set, String.valueOf(impossible.getMessage()));
    }
    if (found == 0) {
      throw new SetBroken(set, "it has no rows");
    }
    if (found != set.rows()) {
      throw new SetBroken(set, "%d of %d rows are there".formatted(found, set.rows()));
    }
    Fingerprints fingerprints = builder.build();
    List<String> incomplete = builder.incomplete();
    if (fingerprints.available().length == 0) {
      throw new SetBroken(set, "no bucket is complete: " + String.join(", ", incomplete));
    }
    if (!incomplete.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("symbol", set.symbol())
          .addKeyValue("version", set.version())
          .log("incomplete fingerprints are left out: {}", String.join(", ", incomplete));
    }
    return fingerprints;
  }

  private static long read(Connection connection, FingerprintSet set, FingerprintsBuilder builder)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT bucket, ttc_min, threshold, pos, neg FROM analytics.fingerprint
            WHERE symbol = ? AND version = ?""")) {
      statement.setFetchSize(FETCH);
      statement.setString(1, set.symbol());
      statement.setString(2, set.version());
      try (ResultSet rows = statement.executeQuery()) {
        long count = 0;
        while (rows.next()) {
          builder.add(
              new FingerprintRow(
                  rows.getString(1),
                  rows.getInt(2),
                  rows.getDouble(3),
                  rows.getDouble(4),
                  rows.getDouble(5)));
          count++;
        }
        return count;
      }
    }
  }
}
