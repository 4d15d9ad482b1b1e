package io.rec.tradeexecutor.halt;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.domain.risk.KillSwitch;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Reason;
import io.rec.tradeexecutor.exchange.RestingOrders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second whether resting orders have to go: because the kill switch was set somewhere
 * else, because one came to rest while it is set, or because nobody can watch them without the
 * database. Owned by its loop's thread, and started and read by others.
 */
@Singleton
public final class HaltWatch {

  private static final Logger LOG = LoggerFactory.getLogger(HaltWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Database database;
  private final KillSwitchDesk killSwitch;
  private final RestingOrders resting;
  private final Lease lease;
  private final RoleLoop loop;

  /** Whether this process was the executor when it last could tell. */
  private boolean responsible;

  private boolean cancelled;

  /** What rests was cancelled because of the outage that goes on. */
  private boolean swept;

  private volatile String level = "Unknown";
  private volatile int inMirror;

  HaltWatch(
      Database database,
      KillSwitchDesk killSwitch,
      RestingOrders resting,
      Lease lease,
      Loops loops,
      MeterRegistry meters) {
    this.database = database;
    this.killSwitch = killSwitch;
    this.resting = resting;
    this.lease = lease;
    this.loop = new RoleLoop(loops, "halt-watch", PERIOD, this::pass);
    Gauge.builder("recio.kill.switch.level", this, HaltWatch::ordinal)
        .description("0 None, 1 PauseEntries, 2 CancelOrders, 3 Flatten, -1 unknown")
        .register(meters);
  }

  public void start() throws IOException {
    killSwitch.open();
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** The level of the kill switch as it was a second ago; unknown counts as set. */
  public String level() {
    return level;
  }

  /** Resting orders as the mirror in the database knows them. */
  public int resting() {
    return inMirror;
  }

  private void pass() throws SQLException, IOException, InterruptedException {
    try {
      killSwitch.tellKept();
      look();
    } catch (SQLException failed) {
      level = killSwitch.kept().map(KillSwitch::word).orElse("Unknown");
      if (Database.waiting(failed).reason() == Reason.DATABASE_UNAVAILABLE) {
        leaveNothingUnwatched();
      }
      throw failed;
    }
  }

  private void look() throws SQLException, InterruptedException {
    KillSwitch now = killSwitch.inForce();
    inMirror = countInMirror();
    level = now.word();
    responsible = lease.isHeld();
    swept = false;
    if (!now.cancelsOrders()) {
      cancelled = false;
    } else if (responsible && (!cancelled || inMirror > 0)) {
      cancelled = resting.cancelAll("kill switch " + now.word()).complete();
    }
  }

  /**
   * Once an outage: without the database nobody can say what an order was for. Who became the
   * executor since the last look is one as well, as long as its lease is known to run.
   */
  private void leaveNothingUnwatched() throws InterruptedException {
    responsible |= lease.isHeld();
    if (responsible && !swept) {
      LOG.error("the database is away: what rests at the exchange is cancelled");
      swept = resting.cancelAll("database away").complete();
    }
  }

  private int countInMirror() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT count(*) FROM users.orders WHERE status = 'resting'");
              ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
          }
        });
  }

  private int ordinal() {
    return level.equals("Unknown") ? -1 : KillSwitch.ofWord(level).ordinal();
  }
}
