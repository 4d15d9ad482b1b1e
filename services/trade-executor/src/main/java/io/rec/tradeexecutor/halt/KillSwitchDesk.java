package io.rec.tradeexecutor.halt;

import io.rec.domain.risk.KillSwitch;
import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.SetSwitch;
import io.rec.tradeexecutor.exchange.RestingOrders;
import io.rec.tradeexecutor.journal.KeptStop;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the kill switch and does what it asks for. Any executor may: it needs no lease, because the
 * one that sends orders reads the switch in each order's transaction, and cancelling does no harm.
 */
@Singleton
final class KillSwitchDesk {

  private static final Logger LOG = LoggerFactory.getLogger(KillSwitchDesk.class);

  private final Database database;
  private final KillSwitchState state;
  private final KeptStop kept;
  private final RestingOrders resting;
  private final Provider<DatabaseWatch> watch;
  private final Clock clock;

  KillSwitchDesk(
      Database database,
      KillSwitchState state,
      KeptStop kept,
      RestingOrders resting,
      Provider<DatabaseWatch> watch,
      Clock clock) {
    this.database = database;
    this.state = state;
    this.kept = kept;
    this.resting = resting;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * The switch after somebody set it.
   *
   * @param kept it is in force, but the database does not know it yet
   * @param cancelling what came of cancelling, where the level asks for that
   */
  record Done(
      SetSwitch set,
      KillSwitch inForce,
      boolean kept,
      Optional<RestingOrders.Outcome> cancelling) {}

  void open() throws IOException {
    kept.open();
  }

  /** A stop is in force whether or not it can be stored; a release has to be. */
  Done set(KillSwitch level, String reason, String by)
      throws SQLException, IOException, InterruptedException {
    if (level == KillSwitch.NONE) {
      return store(level, reason, by);
    }
    // Nobody waits for a database that is known to be away before orders are cancelled.
    if (watch.get().problem().isPresent()) {
      return keep(level, reason, by);
    }
    try {
      return store(level, reason, by);
    } catch (SQLException | IOException away) {
      LOG.error("the database cannot take the stop: {}", away.getMessage());
      return keep(level, reason, by);
    }
  }

  /** What was kept goes to the database, if it can be told. */
  void tellKept() throws SQLException, IOException {
    kept.tell(stop -> database.transaction(transaction -> told(transaction, stop)));
  }

  KillSwitch ofControl() {
    return state.ofControl();
  }

  Optional<SetSwitch> stored() throws SQLException {
    return database.read(state::stored);
  }

  KillSwitch inForce() throws SQLException {
    return kept.with(database.read(state::level));
  }

  /** What is known to be in force while the database says nothing; empty if that is nothing. */
  Optional<KillSwitch> kept() {
    return kept.kept().map(KeptStop.Stop::killSwitch);
  }

  private Done store(KillSwitch level, String reason, String by)
      throws SQLException, IOException, InterruptedException {
    tellKept();
    SetSwitch stored =
        database.transaction(transaction -> state.set(transaction, level, reason, by));
    return done(stored, state.with(stored.inForce()), false);
  }

  private Done keep(KillSwitch level, String reason, String by)
      throws IOException, InterruptedException {
    try {
      KeptStop.Stop stop = kept.keep(new KeptStop.Stop(level.word(), reason, by, clock.instant()));
      return done(
          new SetSwitch(
              stop.killSwitch(), stop.reason(), stop.by(), stop.at(), SetSwitch.Wish.NONE),
          state.with(stop.killSwitch()),
          true);
    } catch (IOException forgotten) {
      if (level.cancelsOrders()) {
        resting.cancelAll("kill switch that could not be kept");
      }
      throw forgotten;
    }
  }

  private Done done(SetSwitch set, KillSwitch inForce, boolean kept) throws InterruptedException {
    LOG.atWarn()
        .addKeyValue("level", set.level().word())
        .addKeyValue("in_force", inForce.word())
        .addKeyValue("kept", kept)
        .addKeyValue("by", set.by())
        .addKeyValue("reason", set.reason())
        .log("kill switch set to {}", set.level().word());
    return new Done(
        set,
        inForce,
        kept,
        inForce.cancelsOrders() ? Optional.of(resting.cancelAll("kill switch")) : Optional.empty());
  }

  /** Unless it is as strict already, by whomever. */
  private SetSwitch told(Connection transaction, KeptStop.Stop stop) throws SQLException {
    Optional<SetSwitch> now = state.stored(transaction);
    if (now.isPresent() && now.get().level().compareTo(stop.killSwitch()) >= 0) {
      return now.get();
    }
    return state.set(
        transaction,
        stop.killSwitch(),
        "%s (at %s, while the database was away)".formatted(stop.reason(), stop.at()),
        stop.by());
  }
}
