package io.rec.platform.prices;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the price logs directly: one source of truth, one short query by primary key. */
@Singleton
public final class PriceLogs {

  private final Database database;

  PriceLogs(Database database) {
    this.database = database;
  }

  /** Empty while nothing was ever written. */
  public Optional<PricePoint> latest(PriceTable table) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      SELECT price, "timestamp", interpolated, momentum
                      FROM %s ORDER BY "timestamp" DESC LIMIT 1"""
                          .formatted(table.name()));
              ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(point(table, rows)) : Optional.empty();
          }
        });
  }

  private static PricePoint point(PriceTable table, ResultSet rows) throws SQLException {
    BigDecimal momentum = rows.getBigDecimal("momentum");
    return new PricePoint(
        table.symbol(),
        rows.getBigDecimal("price"),
        rows.getTimestamp("timestamp").toInstant(),
        rows.getBoolean("interpolated"),
        momentum == null ? null : momentum.doubleValue());
  }
}
