package io.rec.autoentrysupervisor;

import io.rec.platform.control.TradingControls;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.prices.PricePoint;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides the status each second and tells when it changes. */
@Singleton
final class EntryWatch {

  private static final Logger LOG = LoggerFactory.getLogger(EntryWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final EntrySwitch wish;
  private final MomentumView momentum;
  private final TradingControls controls;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile EntryStatus status = EntryStatus.UNKNOWN;
  private volatile Instant lastPassAt = Instant.EPOCH;

  EntryWatch(
      EntrySwitch wish, MomentumView momentum, TradingControls controls, Loops loops, Clock clock) {
    this.wish = wish;
    this.momentum = momentum;
    this.controls = controls;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "auto-entry", PERIOD, this::pass);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  EntryStatus status() {
    return status;
  }

  Instant lastPassAt() {
    return lastPassAt;
  }

  private void pass() throws SQLException {
    Instant now = clock.instant();
    EntryStatus decided = EntryStatus.decide(facts(now));
    if (!decided.equals(status)) {
      LOG.atInfo()
          .addKeyValue("status", decided.status())
          .addKeyValue("reason", decided.reason())
          .log("auto entry is {} {}", decided.status(), decided.reason());
    }
    status = decided;
    lastPassAt = now;
  }

  private EntryStatus.Facts facts(Instant now) throws SQLException {
    List<PricePoint> points = momentum.read();
    boolean complete = points.size() == momentum.symbols();
    return new EntryStatus.Facts(
        wish.on(),
        controls.current().isPresent(),
        controls.current().map(control -> control.killSwitch().stopsEntries()).orElse(true),
        !complete || points.stream().anyMatch(point -> point.stale(now)),
        complete && points.stream().allMatch(point -> point.momentum().isPresent()),
        EntryWindow.DEFAULT,
        EntryWindow.secondsToClose(now));
  }
}
