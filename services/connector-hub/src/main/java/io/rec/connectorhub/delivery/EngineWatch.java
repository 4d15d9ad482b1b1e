package io.rec.connectorhub.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of critical alerts while the alert engine does not look. As long as it does, each alert is
 * the engine's alone: it knows causes, silences and acknowledgements.
 */
@Singleton
public final class EngineWatch {

  private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);

  /** Several of the engine's looks, and more than its pod needs to be replaced. */
  static final Duration AWAY = Duration.ofSeconds(60);

  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final Database database;
  private final UntoldFacts facts;
  private final Intake intake;
  private final Sender sender;
  private final Clock clock;
  private final Counter takenOver;
  private final RoleLoop loop;

  /** Since when we look ourselves without a gap; nobody can look while the database is away. */
  private @Nullable Instant lookingSince;

  private volatile boolean standsIn;

  EngineWatch(
      Database database,
      UntoldFacts facts,
      Intake intake,
      Sender sender,
      MeterRegistry meters,
      Clock clock,
      Loops loops) {
    this.database = database;
    this.facts = facts;
    this.intake = intake;
    this.sender = sender;
    this.clock = clock;
    this.takenOver =
        Counter.builder("recio.alerts.taken.over")
            .description("Critical alerts told in place of the alert engine")
            .register(meters);
    this.loop = new RoleLoop(loops, "alert-engine-watch", PERIOD, this::pass);
  }

  public void start() {
    lookingSince = clock.instant();
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Whether the engine is away, so that what is critical is told from here. */
  public boolean standsIn() {
    return standsIn;
  }

  private void pass() throws SQLException {
    try {
      Instant looked = database.read(facts::engineLooked);
      change(isAway(looked), looked);
      if (standsIn && database.transaction(this::tell) > 0) {
        sender.wake();
      }
    } catch (SQLException lost) {
      lookingSince = null;
      throw lost;
    }
  }

  private boolean isAway(Instant engineLooked) {
    Instant now = clock.instant();
    lookingSince = lookingSince == null ? now : lookingSince;
    Instant since = engineLooked.isAfter(lookingSince) ? engineLooked : lookingSince;
    return !since.plus(AWAY).isAfter(now);
  }

  private void change(boolean away, Instant looked) {
    if (away && !standsIn) {
      LOG.warn(
          "the alert engine has not looked since {}: critical alerts are told from here", looked);
    } else if (!away && standsIn) {
      LOG.info("the alert engine looks again and tells of alerts itself");
    }
    standsIn = away;
  }

  /** Under the engine's row: it cannot come back between our look and our telling. */
  private int tell(Connection tx) throws SQLException {
    Instant looked = facts.holdEngine(tx);
    if (!isAway(looked)) {
      return 0;
    }
    int told = 0;
    for (CriticalFact fact : facts.untold(tx, looked, clock.instant())) {
      // Without a channel there is nobody to tell, and the next pass asks again.
      if (!intake.take(tx, fact.notice()).isEmpty()) {
        told++;
        LOG.atWarn().addKeyValue("fact", fact.id()).log("told in place of the alert engine");
      }
    }
    takenOver.increment(told);
    return told;
  }
}
