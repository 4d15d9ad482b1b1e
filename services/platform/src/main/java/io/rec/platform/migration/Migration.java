package io.rec.platform.migration;

import io.rec.platform.persistence.Connections;
import io.rec.platform.persistence.Database;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.Waiting;
import io.rec.platform.secrets.DatabaseLogin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the database, then runs what is missing. A second run finds nothing to do. */
public final class Migration {

  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  private final DataSource database;
  private final Clock clock;
  private final Duration patience;

  public Migration(DatabaseLogin login, Clock clock, Duration patience) {
    this.database = Connections.with(login, "migrate");
    this.clock = clock;
    this.patience = patience;
  }

  public Migrated run(int required) {
    try {
      awaitDatabase();
      MigrateResult result = migrate();
      int version = version(result, required);
      return new Migrated.Done(version, result.migrationsExecuted);
    } catch (SQLException failed) {
      Waiting waiting = Database.waiting(failed);
      return new Migrated.Failed(waiting.reason().word(), waiting.detail());
    } catch (FlywayException failed) {
      LOG.error("migration failed", failed);
      return new Migrated.Failed("MigrationFailed", failed.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Migrated.Failed("Interrupted", "the job was stopped");
    }
  }

  private MigrateResult migrate() {
    return Flyway.configure(Migration.class.getClassLoader())
        .dataSource(database)
        .schemas("system")
        .defaultSchema("system")
        .createSchemas(true)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        // A newer release may have migrated further; an older one must still be able to start.
        .ignoreMigrationPatterns("*:future")
        .load()
        .migrate();
  }

  private static int version(MigrateResult result, int required) {
    String target = result.targetSchemaVersion;
    return target == null ? required : Integer.parseInt(target);
  }

  private void awaitDatabase() throws SQLException, InterruptedException {
    Instant end = clock.instant().plus(patience);
    RandomGenerator random = RandomGenerator.getDefault();
    for (int failures = 1; ; failures++) {
      try (Connection connection = database.getConnection()) {
        LOG.info("database reached as {}", connection.getMetaData().getUserName());
        return;
      } catch (SQLException failed) {
        Duration wait = Backoff.STREAM.wait(failures, random);
        if (clock.instant().plus(wait).isAfter(end)) {
          throw failed;
        }
        LOG.warn("database not reached, next try in {}: {}", wait, failed.getMessage());
        // A program that does nothing else: nobody is kept waiting by this thread.
        Thread.sleep(wait);
      }
    }
  }
}
