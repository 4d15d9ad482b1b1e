package io.rec.autoentrysupervisor.backtest.prices;

import io.rec.platform.prices.PriceTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** A part of a price log, read in pieces; interpolated rows are no prices and are left out. */
public final class StoredPrices implements PriceSource {
  /** Rows at a time: with auto-commit the driver would hold all of them. */
  private static final int FETCH = 20_000;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private long second;
  private double price;

  private StoredPrices(PreparedStatement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** From the one moment to before the other; the connection must be in a transaction. */
  public static StoredPrices read(
      Connection connection, PriceTable table, Instant from, Instant before) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT extract(epoch FROM "timestamp")::bigint, price::float8 FROM %s
            WHERE "timestamp" >= ? AND "timestamp" < ? AND NOT interpolated
            ORDER BY "timestamp"
            """
                .formatted(table.name()));
    try {
      statement.setFetchSize(FETCH);
      statement.setTimestamp(1, Timestamp.from(from));
      statement.setTimestamp(2, Timestamp.from(before));
      return new StoredPrices(statement, statement.executeQuery());
    } catch (SQLException failed) {
      statement.close();
      throw failed;
    }
  }

  @Override
  public boolean next() throws IOException {
    try {
      if (!rows.next()) {
        return false;
      }
      second = rows.getLong(1);
      price = rows.getDouble(2);
      return true;
    } catch (SQLException failed) {
      throw new IOException("reading the price log", failed);
    }
  }

  @Override
  public long second() {
    return second;
  }

  @Override
  public double price() {
    return price;
  }

  @Override
  public void close() throws IOException {
    try {
      statement.close();
    } catch (SQLException failed) {
      throw new IOException("closing the price log", failed);
    }
  }
}
