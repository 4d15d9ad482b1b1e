package io.rec.symbolpricewatchdog;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes each finished second once. Rows stay with {@link SecondPrices} until the database has
 * them, so an outage delays rows and loses none.
 */
@Singleton
final class PriceLogWriter {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Database database;
  private final SecondPrices prices;
  private final WatchedSymbol symbol;
  private final PriceSource source;
  private final RoleLoop loop;
  private final Clock clock;
  private final AtomicLong rowsWritten = new AtomicLong();

  PriceLogWriter(
      Database database,
      SecondPrices prices,
      WatchedSymbol symbol,
      PriceSource source,
      Loops loops,
      Clock clock) {
    this.database = database;
    this.prices = prices;
    this.symbol = symbol;
    this.source = source;
    this.clock = clock;
    this.loop =
        new RoleLoop(loops, "price-log", PERIOD, () -> write(prices.finished(clock.instant())));
  }

  /** Ends with the loop running, also when it is asked for a second time. */
  void start() {
    loop.start();
  }

  long rowsWritten() {
    return rowsWritten.get();
  }

  /** Everything received so far, the running second included. */
  void writeAll() throws SQLException {
    loop.stop();
    write(prices.all());
  }

  private void write(List<PriceRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    database.transaction(connection -> insert(connection, rows));
    prices.written(rows);
    rowsWritten.addAndGet(rows.size());
  }

  private int insert(Connection connection, List<PriceRow> rows) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO %s ("timestamp", price, source) VALUES (?, ?, ?)
            ON CONFLICT ("timestamp") DO UPDATE
            SET price = excluded.price, source = excluded.source, interpolated = false"""
                .formatted(symbol.table().name()))) {
      for (PriceRow row : rows) {
        statement.setTimestamp(1, Timestamp.from(row.second()));
        statement.setBigDecimal(2, row.price());
        statement.setString(3, source.name());
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }
}
