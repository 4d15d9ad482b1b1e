package io.rec.symbolpricewatchdog.live;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every minute: how the price moved in one hour, three hours and a day, from real rows of the own
 * log. A window without a real price near its start has no change.
 */
@Singleton
public final class PriceChanges {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** Percent; null where the log does not reach. */
  @Serdeable
  record Changes(
      @Nullable BigDecimal change1h,
      @Nullable BigDecimal change3h,
      @Nullable BigDecimal change1d,
      Instant timestamp) {}

  private final Database database;
  private final Clock clock;
  private final RoleLoop loop;
  private final String query;
  private final String insert;
  private volatile @Nullable Changes newest;

  PriceChanges(Database database, WatchedSymbol symbol, Loops loops, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "price-changes", PERIOD, this::compute);
    String log = symbol.table().name();
    this.query =
        """
        SELECT round((now.price / nullif(before.price, 0) - 1) * 100, 6)
        FROM unnest(array[1, 3, 24]) WITH ORDINALITY AS wished (hours, number)
        LEFT JOIN LATERAL (
          SELECT price FROM %1$s WHERE NOT interpolated AND "timestamp" <= ?
            AND "timestamp" > ?::timestamptz - interval '1 minute'
          ORDER BY "timestamp" DESC LIMIT 1) AS now ON true
        LEFT JOIN LATERAL (
          SELECT price FROM %1$s WHERE NOT interpolated
            AND "timestamp" <= ?::timestamptz - make_interval(hours => hours)
            AND "timestamp" > ?::timestamptz - make_interval(hours => hours, mins => 10)
          ORDER BY "timestamp" DESC LIMIT 1) AS before ON true
        ORDER BY number"""
            .formatted(log);
    // By the minute, so that two watchdogs of a symbol write one row.
    this.insert =
        """
        INSERT INTO %s (change1h, change3h, change1d, "timestamp") VALUES (?, ?, ?, ?)
        ON CONFLICT ("timestamp") DO NOTHING"""
            .formatted(symbol.changesTable());
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  Optional<Changes> newest() {
    return Optional.ofNullable(newest);
  }

  private void compute() throws SQLException {
    Instant now = clock.instant();
    newest =
        database.transaction(
            connection -> {
              Changes changes = read(connection, now);
              write(connection, changes);
              return changes;
            });
  }

  private Changes read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int parameter = 1; parameter <= 4; parameter++) {
        statement.setTimestamp(parameter, Timestamp.from(now));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return new Changes(next(rows), next(rows), next(rows), now);
      }
    }
  }

  private static @Nullable BigDecimal next(ResultSet rows) throws SQLException {
    return rows.next() ? rows.getBigDecimal(1) : null;
  }

  private void write(Connection connection, Changes changes) throws SQLException {
    if (changes.change1h() == null && changes.change3h() == null && changes.change1d() == null) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setBigDecimal(1, changes.change1h());
      statement.setBigDecimal(2, changes.change3h());
      statement.setBigDecimal(3, changes.change1d());
      statement.setTimestamp(
          4, Timestamp.from(changes.timestamp().truncatedTo(ChronoUnit.MINUTES)));
      statement.executeUpdate();
    }
  }
}
