package io.rec.symbolpricewatchdog;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of the last half hour and a minute, as far as the longest look back needs them. */
@Singleton
final class PriceHistory {

  private static final Logger LOG = LoggerFactory.getLogger(PriceHistory.class);
  private static final Duration REACH = Duration.ofMinutes(31);

  private final Database database;
  private final WatchedSymbol symbol;
  private final Clock clock;
  private volatile List<PriceRow> rows = List.of();

  PriceHistory(Database database, WatchedSymbol symbol, Clock clock) {
    this.database = database;
    this.symbol = symbol;
    this.clock = clock;
  }

  void load() throws SQLException {
    Instant from = clock.instant().minus(REACH);
    rows =
        List.copyOf(
            database.read(
                connection -> {
                  List<PriceRow> read = new ArrayList<>();
                  try (PreparedStatement statement =
                      connection.prepareStatement(
                          """
              SELECT "timestamp", price FROM %s
              WHERE "timestamp" >= ? AND NOT interpolated ORDER BY "timestamp\""""
                              .formatted(symbol.table().name()))) {
                    statement.setTimestamp(1, Timestamp.from(from));
                    try (ResultSet found = statement.executeQuery()) {
                      while (found.next()) {
                        BigDecimal price = found.getBigDecimal("price");
                        read.add(new PriceRow(found.getTimestamp("timestamp").toInstant(), price));
                      }
                    }
                  }
                  return read;
                }));
    LOG.atInfo().addKeyValue("rows", rows.size()).log("price history loaded");
  }

  int size() {
    return rows.size();
  }

  Optional<PriceRow> oldest() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  Optional<PriceRow> newest() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
  }
}
