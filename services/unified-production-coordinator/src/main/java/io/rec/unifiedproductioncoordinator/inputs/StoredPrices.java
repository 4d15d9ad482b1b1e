package io.rec.unifiedproductioncoordinator.inputs;

import io.rec.domain.momentum.Window;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest row of a price log with its momentum: for when announcements were missed. */
@Singleton
final class StoredPrices {

  private final Database database;

  StoredPrices(Database database) {
    this.database = database;
  }

  Optional<PriceNote> newest(String symbol) throws SQLException {
    String query =
        """
        SELECT price, coalesce(tick_at, "timestamp") AS at, interpolated, source, momentum,
               one_minute_avg, delta_1m, delta_2m, delta_3m, delta_4m, delta_15m, delta_30m
        FROM %s ORDER BY "timestamp" DESC LIMIT 1"""
            .formatted(new PriceTable(symbol).name());
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query);
              ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(note(symbol, rows)) : Optional.empty();
          }
        });
  }

  private static PriceNote note(String symbol, ResultSet rows) throws SQLException {
    Map<String, @Nullable Double> deltas = new HashMap<>();
    for (Window window : Window.ALL) {
      deltas.put(window.column(), number(rows.getBigDecimal(window.column())));
    }
    Timestamp at = rows.getTimestamp("at");
    return new PriceNote(
        symbol,
        number(rows.getBigDecimal("price")),
        at.toInstant(),
        null,
        number(rows.getBigDecimal("momentum")),
        deltas,
        number(rows.getBigDecimal("one_minute_avg")),
        false,
        rows.getBoolean("interpolated"),
        rows.getString("source"));
  }

  private static @Nullable Double number(@Nullable BigDecimal value) {
    return value == null ? null : value.doubleValue();
  }
}
