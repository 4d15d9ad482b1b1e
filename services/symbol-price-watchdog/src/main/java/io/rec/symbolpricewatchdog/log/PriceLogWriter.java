package io.rec.symbolpricewatchdog.log;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes behind: whatever has changed in the last fraction of a second, the running second
 * included, so that a killed watchdog loses no more than that. Rows stay with {@link UnwrittenRows}
 * until the database has them; an outage delays rows and loses none.
 */
@Singleton
public final class PriceLogWriter {

  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final int BATCH = 2000;

  /** At the end each attempt waits for the pool's own limit of three seconds. */
  private static final int LAST_ATTEMPTS = 4;

  private final Database database;
  private final UnwrittenRows rows;
  private final PriceLog log;
  private final RoleLoop loop;
  private final AtomicLong written = new AtomicLong();

  PriceLogWriter(
      Database database,
      UnwrittenRows rows,
      WatchedSymbol symbol,
      PriceSource source,
      Loops loops) {
    this.database = database;
    this.rows = rows;
    this.log = new PriceLog(symbol.table(), source.name());
    this.loop = new RoleLoop(loops, "price-log", PERIOD, this::writeAll);
  }

  /** Ends with the loop running, also when it is asked for a second time. */
  public void start() {
    loop.start();
  }

  /** Counts a second once for each time it was written. */
  public long written() {
    return written.get();
  }

  /** Everything received so far; fails when the database stays away. */
  public void finish() throws SQLException {
    loop.stop();
    for (int attempt = 1; ; attempt++) {
      try {
        writeAll();
        return;
      } catch (SQLException away) {
        if (attempt == LAST_ATTEMPTS) {
          throw new SQLException("%d rows are lost".formatted(rows.waiting()), away);
        }
      }
    }
  }

  private void writeAll() throws SQLException {
    List<PriceRow> batch = rows.oldest(BATCH);
    while (!batch.isEmpty()) {
      List<PriceRow> now = batch;
      database.transaction(
          connection -> {
            log.write(connection, now);
            return now.size();
          });
      rows.written(now);
      written.addAndGet(now.size());
      batch = now.size() < BATCH ? List.of() : rows.oldest(BATCH);
    }
  }
}
