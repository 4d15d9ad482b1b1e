package io.rec.unifiedproductioncoordinator;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON documents in the database: counts those that are there; this version writes none. */
@Singleton
final class StoredTables {

  private static final Logger LOG = LoggerFactory.getLogger(StoredTables.class);

  private final Database database;
  private volatile int tables;

  StoredTables(Database database) {
    this.database = database;
  }

  void look() throws SQLException {
    tables =
        database.read(
            connection -> {
              try (PreparedStatement statement =
                      connection.prepareStatement("SELECT count(*) FROM live_data.strike_table");
                  ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
              }
            });
    LOG.atInfo().addKeyValue("strike_tables", tables).log("stored JSON documents");
  }

  int tables() {
    return tables;
  }
}
