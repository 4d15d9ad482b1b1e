package io.rec.systemmonitor.pager;

import io.rec.platform.events.OutboxConsumer;
import io.rec.platform.events.OutboxConsumers;
import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.Due;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alert engine: every second what is open is put in order, stored, and told. */
@Singleton
public final class Pager {

  private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration ASK_PERIOD = Duration.ofSeconds(2);
  private static final Duration PRUNE_PERIOD = Duration.ofHours(6);

  /** Each waits for the hub: more would keep what comes after from being seen. */
  private static final int MOST_AT_ONCE = 5;

  private final AlertDesk desk;
  private final AlertStore store;
  private final SilenceStore silences;
  private final AlertFacts facts;
  private final Causes causes;
  private final Courier courier;
  private final OutboxConsumers consumers;
  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<DatabaseWatch> database;
  private final Presence presence;
  private final Follower follower;
  private final NoticeFigures figures;
  private final Clock clock;
  private final RoleLoop loop;
  private volatile @Nullable OutboxConsumer consumer;
  private Instant askedAt = Instant.EPOCH;
  private Instant prunedAt = Instant.EPOCH;

  Pager(
      AlertDesk desk,
      AlertStore store,
      SilenceStore silences,
      AlertFacts facts,
      Causes causes,
      Courier courier,
      OutboxConsumers consumers,
      Provider<DatabaseWatch> database,
      Presence presence,
      Follower follower,
      NoticeFigures figures,
      Loops loops,
      Clock clock) {
    this.desk = desk;
    this.store = store;
    this.silences = silences;
    this.facts = facts;
    this.causes = causes;
    this.courier = courier;
    this.consumers = consumers;
    this.database = database;
    this.presence = presence;
    this.follower = follower;
    this.figures = figures;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "alerts", PERIOD, this::pass);
  }

  /** Goes on where the process before this one ended. */
  public synchronized void start() throws SQLException {
    silences.refresh();
    desk.recall(store.unfinished(), store.raised());
    // Before anything is told: what the hub told meanwhile is told.
    presence.look();
    if (consumer == null) {
      consumer = consumers.follow("alert-engine", AlertFacts.TOPICS, facts::take);
    }
    loop.start();
  }

  /** Returns when the running pass is over and what changed is stored, if that is possible. */
  public synchronized void stop() {
    if (consumer != null) {
      consumer.close();
    }
    loop.stop();
    store();
  }

  private void pass() throws InterruptedException {
    Instant now = clock.instant();
    showPresence();
    if (!askedAt.plus(ASK_PERIOD).isAfter(now)) {
      causes.look();
      if (causes.known()) {
        desk.causes(causes.signals());
      }
      askDatabase();
      askedAt = now;
    }
    List<Due> due = desk.turn(causes.verdict(), silences.inForce());
    for (Due each : due.subList(0, Math.min(due.size(), MOST_AT_ONCE))) {
      tell(each);
      // A hub that answers late must not take us for gone.
      showPresence();
    }
    store();
    if (!prunedAt.plus(PRUNE_PERIOD).isAfter(now)) {
      prune();
      prunedAt = now;
    }
  }

  /** The attempt is stored before it is made: after a crash it is known to be in doubt. */
  private void tell(Due due) throws InterruptedException {
    desk.delivering(due);
    store();
    switch (courier.send(due)) {
      case Courier.Outcome.Taken taken -> {
        desk.taken(due);
        figures.count(due.severity(), "taken");
      }
      case Courier.Outcome.NotTaken not -> {
        desk.failed(due, not.why());
        figures.count(due.severity(), "not_taken");
        LOG.atWarn()
            .addKeyValue("alert", due.about().key().text())
            .addKeyValue("step", due.step())
            .log("the hub did not take a notice: {}", not.why());
      }
    }
  }

  /** A lost database is waited for by nobody: that it is lost is what people have to be told. */
  private boolean databaseServes() {
    return database.get().problem().isEmpty();
  }

  private void store() {
    if (!databaseServes()) {
      return;
    }
    List<AlertCase> changes = desk.takeChanges();
    if (changes.isEmpty()) {
      return;
    }
    try {
      store.save(changes);
    } catch (SQLException away) {
      // Lost in this moment; this is stored when it is back.
      desk.giveBack(changes);
    }
  }

  private void askDatabase() {
    if (!databaseServes()) {
      // Silences that are known stay in force until they expire.
      return;
    }
    try {
      silences.refresh();
      follower.look();
    } catch (SQLException away) {
      LOG.debug("silences and deliveries are as they were", away);
    }
  }

  private void showPresence() {
    if (!databaseServes() || !takesFacts()) {
      return;
    }
    try {
      presence.look();
    } catch (SQLException away) {
      LOG.debug("that we look is not noted", away);
    }
  }

  /** An engine that cannot take facts in must not keep the hub from telling of them. */
  private boolean takesFacts() {
    OutboxConsumer following = consumer;
    return following != null && following.failure().isEmpty();
  }

  private void prune() {
    try {
      store.prune();
    } catch (SQLException away) {
      LOG.debug("old alerts stay for now", away);
    }
  }
}
