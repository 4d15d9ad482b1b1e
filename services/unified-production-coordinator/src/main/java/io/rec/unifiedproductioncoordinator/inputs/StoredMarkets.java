package io.rec.unifiedproductioncoordinator.inputs;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The newest market snapshots of a symbol: one of the present event, one of the next. */
@Singleton
final class StoredMarkets {

  private static final int EVENTS = 3;

  private final Database database;
  private final ObjectMapper json;
  private final Refusals refusals;

  StoredMarkets(Database database, ObjectMapper json, Refusals refusals) {
    this.database = database;
    this.json = json;
    this.refusals = refusals;
  }

  /** Those that can be read, whatever their age. */
  List<MarketRow> newest(String symbol) throws SQLException {
    List<MarketRow> snapshots = new ArrayList<>();
    for (String text : texts(symbol)) {
      try {
        MarketRow row = json.readValue(text, MarketRow.class);
        if (row != null) {
          snapshots.add(row);
        }
      } catch (IOException unreadable) {
        refusals.count("market snapshot", "unreadable", String.valueOf(unreadable.getMessage()));
      }
    }
    return snapshots;
  }

  private List<String> texts(String symbol) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT snapshot FROM live_data.market_snapshot
                  WHERE symbol = ? ORDER BY taken_at DESC LIMIT ?""")) {
            statement.setString(1, symbol);
            statement.setInt(2, EVENTS);
            try (ResultSet rows = statement.executeQuery()) {
              List<String> found = new ArrayList<>();
              while (rows.next()) {
                found.add(rows.getString(1));
              }
              return found;
            }
          }
        });
  }
}
