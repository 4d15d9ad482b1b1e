package io.rec.trademanager.reconciliation;

import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * Notices that a copy has taken the place of the database: a restore makes a new one and gives it
 * the name, and PostgreSQL numbers databases. Used by one loop alone.
 */
@Singleton
final class Restores {
  private final Database database;
  private long known;

  Restores(Database database) {
    this.database = database;
  }

  /** Whether another database answers than the last time. */
  boolean happened() throws SQLException {
    long before = known;
    known =
        database.read(
            connection ->
                Sql.on(connection, "SELECT oid FROM pg_database WHERE datname = current_database()")
                    .first(row -> row.getLong(1))
                    .orElse(before));
    return before != 0 && before != known;
  }
}
