package io.rec.symbolpricewatchdog.log;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The symbol's log and its partitions: days to come are made ahead every hour, because a day that
 * finds none goes to the rest and then can never get one; days older than 30 are dropped.
 */
@Singleton
public final class PriceDays {

  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int KEPT_DAYS = 30;
  private static final int DAYS_AHEAD = 8;

  private final Database database;
  private final WatchedSymbol symbol;
  private final Clock clock;
  private final RoleLoop loop;
  private final AtomicLong dropped = new AtomicLong();

  PriceDays(Database database, WatchedSymbol symbol, Loops loops, Clock clock) {
    this.database = database;
    this.symbol = symbol;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "price-days", PERIOD, this::roll);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Days dropped since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** Makes what is absent: the table, and a week of days. */
  public void prepare() throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT live_data.create_price_log(?), live_data.prepare_price_days(?, ?, ?)")) {
            statement.setString(1, symbol.symbol());
            statement.setString(2, symbol.symbol());
            statement.setObject(3, today());
            statement.setInt(4, DAYS_AHEAD);
            return statement.execute();
          }
        });
  }

  private void roll() throws SQLException {
    prepare();
    dropped.addAndGet(dropOld());
  }

  private int dropOld() throws SQLException {
    return database.transaction(
        connection -> {
          try (Statement limits = connection.createStatement();
              PreparedStatement drop =
                  connection.prepareStatement("SELECT live_data.drop_price_days(?, ?)")) {
            // Dropping a day locks the whole log: rather later than behind a long reader.
            limits.execute("SET LOCAL lock_timeout = '2s'");
            drop.setString(1, symbol.symbol());
            drop.setObject(2, today().minusDays(KEPT_DAYS));
            try (ResultSet rows = drop.executeQuery()) {
              rows.next();
              return rows.getInt(1);
            }
          }
        });
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
