package io.rec.platform.live;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows behind the announcements, for whoever missed some. */
@Singleton
final class StoredMarkets {

  /** An older price decides nothing anyway. */
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  private final Database database;
  private final ObjectMapper json;

  StoredMarkets(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The newest real price; rows that fill a gap are passed over. */
  Optional<TickNote> tick(String symbol, Instant now) throws SQLException {
    String query =
        """
        SELECT price, coalesce(tick_at, "timestamp") AS at, momentum FROM %s
        WHERE NOT interpolated AND "timestamp" > ? ORDER BY "timestamp" DESC LIMIT 1"""
            .formatted(new PriceTable(symbol).name());
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setTimestamp(1, Timestamp.from(now.minus(LOOK_BACK)));
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(tick(symbol, rows)) : Optional.<TickNote>empty();
            }
          }
        });
  }

  Optional<TableNote> table(String symbol) throws SQLException, IOException {
    Optional<String> text =
        database.read(
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT strike_table::text FROM live_data.strike_table WHERE symbol = ?")) {
                statement.setString(1, symbol);
                try (ResultSet rows = statement.executeQuery()) {
                  return rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty();
                }
              }
            });
    return text.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(json.readValue(text.get(), TableNote.class));
  }

  private static TickNote tick(String symbol, ResultSet rows) throws SQLException {
    @Nullable BigDecimal momentum = rows.getBigDecimal("momentum");
    return new TickNote(
        symbol,
        rows.getBigDecimal("price").doubleValue(),
        rows.getTimestamp("at").toInstant(),
        null,
        momentum == null ? null : momentum.doubleValue(),
        false,
        false);
  }
}
