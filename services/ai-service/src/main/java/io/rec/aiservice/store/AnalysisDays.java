package io.rec.aiservice.store;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table's partitions: days to come are made ahead every hour, because a day that finds none
 * goes to the rest and then can never get one; days older than thirty are dropped.
 */
@Singleton
public final class AnalysisDays {

  private static final Logger LOG = LoggerFactory.getLogger(AnalysisDays.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  /** The database may be away at the start; an hour is too long to look again. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final int KEPT_DAYS = 30;
  private static final int DAYS_AHEAD = 8;

  private final Database database;
  private final AnalysisTable table;
  private final Clock clock;
  private final RoleLoop loop;

  /** Owned by the loop. */
  private Instant due = Instant.MIN;

  AnalysisDays(Database database, AnalysisTable table, Loops loops, Clock clock) {
    this.database = database;
    this.table = table;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "analysis-days", LOOK, this::rollWhenDue);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void rollWhenDue() throws SQLException {
    Instant now = clock.instant();
    if (!now.isBefore(due) && !table.away()) {
      roll();
      due = now.plus(PERIOD);
    }
  }

  private void roll() throws SQLException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    prepare(today);
    int dropped = drop(today.minusDays(KEPT_DAYS));
    if (dropped > 0) {
      LOG.atInfo().addKeyValue("days", dropped).log("{} days of analyses dropped", dropped);
    }
  }

  private void prepare(LocalDate today) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT live_data.prepare_ai_days(?, ?)")) {
            statement.setObject(1, today);
            statement.setInt(2, DAYS_AHEAD);
            return statement.execute();
          }
        });
  }

  private int drop(LocalDate before) throws SQLException {
    return database.transaction(
        connection -> {
          try (Statement limits = connection.createStatement();
              PreparedStatement drop =
                  connection.prepareStatement("SELECT live_data.drop_ai_days(?)")) {
            // Dropping a day locks the whole table: rather later than behind a long reader.
            limits.execute("SET LOCAL lock_timeout = '2s'");
            drop.setObject(1, before);
            try (ResultSet rows = drop.executeQuery()) {
              rows.next();
              return rows.getInt(1);
            }
          }
        });
  }
}
