package io.rec.symbolpricewatchdog.log;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log's newest real prices: as many as the momentum engine remembers of its own. */
@Singleton
public final class PriceHistory {

  /** What the engine's ring holds, so that a restarted one stands where the old one stood. */
  private static final int SECONDS = 2048;

  private static final Logger LOG = LoggerFactory.getLogger(PriceHistory.class);

  private final Database database;
  private final WatchedSymbol symbol;
  private volatile List<Known> rows = List.of();

  /** A price of the log and where it came from. */
  public record Known(Instant second, BigDecimal price, String source) {}

  PriceHistory(Database database, WatchedSymbol symbol) {
    this.database = database;
    this.symbol = symbol;
  }

  /** Oldest first. */
  public List<Known> load() throws SQLException {
    rows = database.read(this::newest).reversed();
    LOG.atInfo().addKeyValue("rows", rows.size()).log("price history loaded");
    return rows;
  }

  public int size() {
    return rows.size();
  }

  public Optional<Known> newest() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
  }

  private List<Known> newest(Connection connection) throws SQLException {
    List<Known> read = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT "timestamp", price, source FROM %s
            WHERE NOT interpolated ORDER BY "timestamp" DESC LIMIT ?"""
                .formatted(symbol.table().name()))) {
      statement.setInt(1, SECONDS);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          read.add(
              new Known(
                  found.getTimestamp("timestamp").toInstant(),
                  found.getBigDecimal("price"),
                  found.getString("source")));
        }
      }
    }
    return read;
  }
}
