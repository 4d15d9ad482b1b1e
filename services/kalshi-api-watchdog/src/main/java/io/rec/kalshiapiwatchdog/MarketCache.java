package io.rec.kalshiapiwatchdog;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The market snapshots that the database already has; this version takes no new ones. */
@Singleton
final class MarketCache {

  private static final Logger LOG = LoggerFactory.getLogger(MarketCache.class);

  private final Database database;
  private volatile Map<String, Instant> newestBySymbol = Map.of();

  MarketCache(Database database) {
    this.database = database;
  }

  /** Checks only that the database is there to collect into: this version collects nothing. */
  void prepare() throws NotYet, SQLException {
    database.open();
  }

  void load() throws SQLException {
    newestBySymbol =
        database.read(
            connection -> {
              Map<String, Instant> newest = new TreeMap<>();
              try (PreparedStatement statement =
                      connection.prepareStatement(
                          "SELECT symbol, max(taken_at) FROM live_data.market_snapshot GROUP BY symbol");
                  ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                  newest.put(rows.getString(1), rows.getTimestamp(2).toInstant());
                }
              }
              return Map.copyOf(newest);
            });
    LOG.atInfo().addKeyValue("symbols", newestBySymbol.size()).log("cached market data loaded");
  }

  Map<String, Instant> newestBySymbol() {
    return newestBySymbol;
  }
}
