package io.rec.platform.health;

import io.micronaut.context.annotation.Context;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.platform.lifecycle.Wakeup;
import io.rec.platform.loop.Loops;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.SchemaVersion;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.ReadinessGate;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Role;
import io.rec.platform.role.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database every second whether it answers and whether its schema is new enough. */
@Context
public final class DatabaseWatch implements ReadinessGate {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Role role;
  private final Database database;
  private final Lifecycle lifecycle;
  private final Wakeup wakeup;
  private volatile @Nullable Waiting problem =
      new Waiting("database", Reason.DATABASE_UNAVAILABLE, "it has not been asked yet");
  private volatile boolean asked;

  DatabaseWatch(Role role, Database database, Lifecycle lifecycle, Wakeup wakeup, Loops loops) {
    this.role = role;
    this.database = database;
    this.lifecycle = lifecycle;
    this.wakeup = wakeup;
    if (role.database() == DatabaseNeed.NONE) {
      this.problem = null;
    } else {
      loops.every("database-watch", PERIOD, this::look);
    }
  }

  /** What is wrong with the database now; empty when it serves us. */
  public Optional<Waiting> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public List<Waiting> waitingFor() {
    boolean matters =
        switch (role.database()) {
          case NONE, OPTIONAL -> false;
          case TO_START -> !lifecycle.started();
          case ALWAYS -> true;
        };
    return matters ? problem().stream().toList() : List.of();
  }

  private void look() {
    if (lifecycle.stopping()) {
      return;
    }
    Waiting before = problem;
    Waiting now = ask();
    problem = now;
    if (now == null && before != null) {
      LOG.info("database serves");
      wakeup.signal();
    } else if (now != null && (!asked || before == null || before.reason() != now.reason())) {
      LOG.atWarn()
          .addKeyValue("reason", now.reason().word())
          .log("database does not serve: {}", now.detail());
    }
    asked = true;
  }

  private @Nullable Waiting ask() {
    try {
      // Once new enough the schema stays so: migrations only add.
      if (asked && problem == null) {
        database.check();
        return null;
      }
      int version = database.schemaVersion();
      return version < SchemaVersion.REQUIRED ? SchemaVersion.outdated(version) : null;
    } catch (SQLException failed) {
      return Database.waiting(failed);
    }
  }
}
