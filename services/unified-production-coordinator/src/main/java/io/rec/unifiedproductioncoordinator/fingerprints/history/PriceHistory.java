package io.rec.unifiedproductioncoordinator.fingerprints.history;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * A symbol's {@code historical_data.…_price_history}: read as closes, filled from a file. Filling
 * again changes nothing, so what was interrupted is simply done again.
 */
public final class PriceHistory implements Closes {
  private static final int ROWS_AT_ONCE = 50_000;

  private final DataSource database;
  private final String table;
  private final String symbol;
  private final int rowsAtOnce;

  public PriceHistory(DataSource database, String symbol) {
    this(database, symbol, ROWS_AT_ONCE);
  }

  PriceHistory(DataSource database, String symbol, int rowsAtOnce) {
    this.database = database;
    this.symbol = SetName.symbol(symbol);
    this.rowsAtOnce = rowsAtOnce;
    this.table = "historical_data." + symbol.toLowerCase(Locale.ROOT) + "_price_history";
  }

  @Override
  public Summary summary() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*), max(\"timestamp\"), "
                    + "sum(hashtextextended(extract(epoch FROM \"timestamp\") || ' ' || close, 0)) "
                    + "FROM "
                    + table);
        ResultSet row = query.executeQuery()) {
      row.next();
      if (row.getLong(1) == 0) {
        throw new Refusal("there is not a single candle in " + table);
      }
      return new Summary(row.getString(3), row.getLong(1), row.getTimestamp(2).toInstant());
    }
  }

  /** Makes the table of a symbol that never had one. */
  public void prepare() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT historical_data.create_price_history(?)")) {
      statement.setString(1, symbol);
      statement.execute();
    }
  }

  /** The minute of the last candle, empty when there is none. */
  public Optional<Instant> newest() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT max(\"timestamp\") FROM " + table);
        ResultSet row = query.executeQuery()) {
      row.next();
      return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
    }
  }

  @Override
  public void read(Optional<Instant> behind, Reader reader) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      // A cursor needs a transaction; without one the driver would keep all rows in memory.
      connection.setAutoCommit(false);
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT extract(epoch FROM \"timestamp\")::bigint, close FROM "
                  + table
                  + " WHERE \"timestamp\" > to_timestamp(?) ORDER BY \"timestamp\"")) {
        query.setLong(1, behind.map(Instant::getEpochSecond).orElse(0L));
        query.setFetchSize(rowsAtOnce);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            reader.close(Instant.ofEpochSecond(rows.getLong(1)), rows.getDouble(2));
          }
        }
      }
      connection.commit();
    }
  }

  /**
   * Takes candles over, with the momentum bucket of each minute; returns how many. What came in
   * before a failure stays.
   */
  public long fill(Candles source, LongConsumer progress) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      var filling = new HistoryFilling(connection, symbol, table, rowsAtOnce, progress);
      try {
        source.candles(filling::take);
      } catch (IOException failed) {
        filling.finish();
        throw failed;
      }
      return filling.finish();
    }
  }
}
