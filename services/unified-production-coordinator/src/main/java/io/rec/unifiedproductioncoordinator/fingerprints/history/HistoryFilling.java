package io.rec.unifiedproductioncoordinator.fingerprints.history;

import io.rec.domain.momentum.MinuteMomentum;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;

/** Collects candles and stores them many at a time by COPY. Owned by one thread. */
final class HistoryFilling {
  private static final int SECONDS = 60;
  private static final int LONGEST_WINDOW_SECONDS = 1800;

  private final Connection connection;
  private final String symbol;
  private final String table;
  private final int rowsAtOnce;
  private final LongConsumer progress;
  private final MinuteMomentum momentum = new MinuteMomentum();
  private final StringBuilder lines = new StringBuilder();
  private Instant newest = Instant.MIN;
  private int firstYear;
  private int lastYear;
  private int waiting;
  private long stored;

  HistoryFilling(
      Connection connection, String symbol, String table, int rowsAtOnce, LongConsumer progress) {
    this.connection = connection;
    this.symbol = symbol;
    this.table = table;
    this.rowsAtOnce = rowsAtOnce;
    this.progress = progress;
  }

  void take(Candle candle) throws IOException, SQLException {
    if (!candle.minute().isAfter(newest)) {
      throw new IllegalArgumentException(
          "the candle of %s comes behind the one of %s".formatted(candle.minute(), newest));
    }
    if (newest.equals(Instant.MIN)) {
      remember(candle.minute());
    }
    newest = candle.minute();
    lastYear = newest.atOffset(ZoneOffset.UTC).getYear();
    firstYear = waiting == 0 ? lastYear : firstYear;
    line(candle, Math.floorDiv(newest.getEpochSecond(), SECONDS));
    waiting++;
    if (waiting == rowsAtOnce) {
      store();
    }
  }

  /** The closes before the first candle, so that its momentum goes on where the table ends. */
  private void remember(Instant first) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT extract(epoch FROM \"timestamp\")::bigint, close FROM "
                + table
                + " WHERE \"timestamp\" >= to_timestamp(?) AND \"timestamp\" < to_timestamp(?) "
                + "ORDER BY \"timestamp\"")) {
      query.setLong(1, first.getEpochSecond() - LONGEST_WINDOW_SECONDS);
      query.setLong(2, first.getEpochSecond());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          momentum.add(Math.floorDiv(rows.getLong(1), SECONDS), rows.getDouble(2));
        }
      }
    }
  }

  long finish() throws IOException, SQLException {
    if (waiting > 0) {
      store();
    }
    return stored;
  }

  private void line(Candle candle, long minute) {
    momentum.add(minute, candle.close());
    lines.append(Instant.ofEpochSecond(minute * SECONDS)).append(',');
    lines.append(candle.open()).append(',').append(candle.high()).append(',');
    lines.append(candle.low()).append(',').append(candle.close()).append(',');
    lines.append(candle.volume()).append(',');
    momentum
        .bucket(minute)
        .ifPresent(bucket -> lines.append(Math.clamp(bucket, Short.MIN_VALUE, Short.MAX_VALUE)));
    lines.append('\n');
  }

  private void store() throws IOException, SQLException {
    execute(
        "SELECT historical_data.prepare_history_years('%s', %d, %d)"
            .formatted(symbol, firstYear, lastYear));
    execute(
        "CREATE TEMP TABLE IF NOT EXISTS filling (LIKE %s) ON COMMIT DELETE ROWS".formatted(table));
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY filling FROM STDIN (FORMAT csv)", new StringReader(lines.toString()));
    execute(
        "INSERT INTO %s SELECT * FROM filling ON CONFLICT (\"timestamp\") DO UPDATE SET "
                .formatted(table)
            + "(open, high, low, close, volume, momentum) = (excluded.open, excluded.high, "
            + "excluded.low, excluded.close, excluded.volume, excluded.momentum)");
    connection.commit();
    stored += waiting;
    waiting = 0;
    lines.setLength(0);
    progress.accept(stored);
  }

  private void execute(String statement) throws SQLException {
    try (var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
