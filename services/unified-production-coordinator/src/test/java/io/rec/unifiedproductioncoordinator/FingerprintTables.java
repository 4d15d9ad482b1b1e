package io.rec.unifiedproductioncoordinator;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.StudentTFingerprint;
import io.rec.platform.testing.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Fingerprints in a test's database. */
final class FingerprintTables {

  private FingerprintTables() {}

  /** Stores the bucket of momentum 0.1 and makes the set the active one. */
  static int activate(TestDatabase database, String version) throws SQLException, IOException {
    StringBuilder lines = new StringBuilder();
    int[] rows = {0};
    new StudentTFingerprint(1)
        .rows(
            row -> {
              if (row.bucket().equals("10")) {
                rows[0]++;
                lines.append(line(version, row));
              }
            });
    head(database, version, rows[0]);
    try (Connection connection = database.server().superuser(database.name())) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY analytics.fingerprint (symbol, version, bucket, ttc_min, threshold, pos, neg) "
                  + "FROM STDIN (FORMAT csv)",
              new StringReader(lines.toString()));
    }
    return rows[0];
  }

  /** A set of which only the head is there. */
  static void head(TestDatabase database, String version, int rows) throws SQLException {
    database.execute(
        "UPDATE analytics.fingerprint_set SET active = false",
        """
        INSERT INTO analytics.fingerprint_set (symbol, version, source, created_at, "rows", active)
        VALUES ('BTC', '%s', 'test', now(), %d, true)"""
            .formatted(version, rows));
  }

  private static String line(String version, FingerprintRow row) {
    return "BTC,%s,%s\n".formatted(version, row.line());
  }
}
