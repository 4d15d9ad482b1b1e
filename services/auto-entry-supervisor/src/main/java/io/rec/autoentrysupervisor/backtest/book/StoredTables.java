package io.rec.autoentrysupervisor.backtest.book;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The tables that were kept of each minute. */
public final class StoredTables implements TableSource {
  private static final int FETCH = 200;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private String minute = "before the first";

  private StoredTables(PreparedStatement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** From the one moment to before the other; the connection must be in a transaction. */
  public static StoredTables read(
      Connection connection, String symbol, Instant from, Instant before) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT minute::text, strike_table::text FROM historical_data.strike_table_minute
            WHERE symbol = ? AND minute >= ? AND minute < ? ORDER BY minute
            """);
    try {
      statement.setFetchSize(FETCH);
      statement.setString(1, symbol);
      statement.setTimestamp(2, Timestamp.from(from));
      statement.setTimestamp(3, Timestamp.from(before));
      return new StoredTables(statement, statement.executeQuery());
    } catch (SQLException failed) {
      statement.close();
      throw failed;
    }
  }

  @Override
  public Optional<String> next() throws IOException {
    try {
      if (!rows.next()) {
        return Optional.empty();
      }
      minute = rows.getString(1);
      return Optional.of(rows.getString(2));
    } catch (SQLException failed) {
      throw new IOException("reading recorded strike tables", failed);
    }
  }

  @Override
  public String place() {
    return "the table of " + minute;
  }

  @Override
  public void close() throws IOException {
    try {
      statement.close();
    } catch (SQLException failed) {
      throw new IOException("closing recorded strike tables", failed);
    }
  }
}
