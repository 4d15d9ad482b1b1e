package io.rec.unifiedproductioncoordinator;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** When the markets of a symbol were last seen. */
@Singleton
final class MarketSnapshots {

  private final Database database;

  MarketSnapshots(Database database) {
    this.database = database;
  }

  Optional<Instant> newest(String symbol) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT max(taken_at) FROM live_data.market_snapshot WHERE symbol = ?")) {
            statement.setString(1, symbol);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next()
                  ? Optional.ofNullable(rows.getTimestamp(1)).map(Timestamp::toInstant)
                  : Optional.empty();
            }
          }
        });
  }
}
