package io.rec.symbolpricewatchdog;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The symbol's log and its partitions for the days to come. Made ahead every hour: a day that finds
 * no partition of its own goes to the rest, and then can never get one.
 */
@Singleton
final class PriceDays {

  private static final Duration PERIOD = Duration.ofHours(1);

  private final Database database;
  private final WatchedSymbol symbol;
  private final RoleLoop loop;

  PriceDays(Database database, WatchedSymbol symbol, Loops loops) {
    this.database = database;
    this.symbol = symbol;
    this.loop = new RoleLoop(loops, "price-days", PERIOD, this::prepare);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  /** Makes what is absent: the table, and a week of days. */
  void prepare() throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT live_data.create_price_log(?),
                         live_data.prepare_price_days(?, (now() AT TIME ZONE 'UTC')::date, 8)""")) {
            statement.setString(1, symbol.symbol());
            statement.setString(2, symbol.symbol());
            return statement.execute();
          }
        });
  }
}
