package io.rec.benchmarks.ingestion;

import io.rec.domain.momentum.MomentumEngine;
import io.rec.platform.persistence.Connections;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.symbolpricewatchdog.log.Figures;
import io.rec.symbolpricewatchdog.log.PriceLog;
import io.rec.symbolpricewatchdog.log.PriceRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Prices of seconds through momentum into the price log, in the batches and with the statement of
 * the watchdog's writer. Arguments: seconds to measure, rows in a batch.
 */
final class Ingestion {

  private static final int CENTS = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long ROWS_A_DAY = 86_400;
  private static final int DAYS = 30;

  private final Connection connection;
  private final PriceLog log = new PriceLog(new PriceTable("BTC"), "benchmark");
  private final MomentumEngine engine = new MomentumEngine();
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private final Instant begin;
  private long cents = 11_800_000;
  private long rows;

  private Ingestion(Connection connection, Instant begin) {
    this.connection = connection;
    this.begin = begin;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20;
    int batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
    try (Postgres server = Postgres.startDurable()) {
      TestDatabase database = server.migrated();
      Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(DAYS, ChronoUnit.DAYS);
      database.execute(
          "SELECT live_data.prepare_price_days('BTC', (now() AT TIME ZONE 'UTC')::date - 30, 40)");
      try (Connection connection =
          Connections.with(database.login(), "ingestion").getConnection()) {
        connection.setAutoCommit(false);
        Ingestion ingestion = new Ingestion(connection, begin);
        ingestion.run(5 * NANOS_PER_SECOND, batch);
        long walBefore = wal(database);
        long before = ingestion.rows;
        long took = ingestion.run(seconds * NANOS_PER_SECOND, batch);
        long written = ingestion.rows - before;
        System.out.printf(
            "%d rows in %.1f s, batches of %d: %.0f rows/s, %.0f bytes of WAL a row%n",
            written,
            (double) took / NANOS_PER_SECOND,
            batch,
            (double) written * NANOS_PER_SECOND / took,
            (double) (wal(database) - walBefore) / written);
      }
    }
  }

  private long run(long nanos, int batch) throws SQLException {
    long from = System.nanoTime();
    while (System.nanoTime() - from < nanos) {
      log.write(connection, next(batch));
      connection.commit();
    }
    return System.nanoTime() - from;
  }

  /**
   * Every second a new row; after the last prepared day the first is written again as an update.
   */
  private List<PriceRow> next(int count) {
    List<PriceRow> made = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      cents += random.nextInt(-500, 501);
      BigDecimal price = BigDecimal.valueOf(cents, CENTS);
      Instant at = begin.plusSeconds(rows % (ROWS_A_DAY * (DAYS + 8)));
      engine.update(begin.plusSeconds(rows).toEpochMilli(), price.doubleValue());
      made.add(PriceRow.of(at, price, Figures.of(engine)));
      rows++;
    }
    return made;
  }

  private static long wal(TestDatabase database) throws SQLException {
    return Long.parseLong(
        database.column("SELECT (pg_current_wal_lsn() - '0/0')::bigint").getFirst());
  }
}
