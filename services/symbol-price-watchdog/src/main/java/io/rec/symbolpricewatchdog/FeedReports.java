package io.rec.symbolpricewatchdog;

import io.rec.platform.health.Part;
import io.rec.platform.health.Part.Verdict;
import io.rec.platform.health.WatcherReports;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.symbolpricewatchdog.alert.FeedAlerts;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other services how the feed is, every ten seconds and as soon as it turns; says the
 * turn aloud.
 */
@Singleton
final class FeedReports {

  private static final Logger LOG = LoggerFactory.getLogger(FeedReports.class);
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final Duration WATCH = Duration.ofSeconds(1);

  private final FeedHealth health;
  private final FeedAlerts alerts;
  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<WatcherReports> reports;
  private final RoleLoop watch;
  private final RoleLoop loop;
  private final Clock clock;

  /** Owned by the watching loop, like the next. */
  private Part before = Part.healthy();

  private Instant freshAt;

  FeedReports(
      FeedHealth health,
      FeedAlerts alerts,
      Provider<WatcherReports> reports,
      Loops loops,
      Clock clock) {
    this.health = health;
    this.alerts = alerts;
    this.reports = reports;
    this.clock = clock;
    this.freshAt = clock.instant();
    this.watch = new RoleLoop(loops, "feed-watch", WATCH, this::look);
    this.loop = new RoleLoop(loops, "feed-report", PERIOD, this::report);
  }

  void start() {
    watch.start();
    loop.start();
  }

  void stop() {
    watch.stop();
    loop.stop();
  }

  private void look() throws SQLException {
    Instant at = clock.instant();
    Part now = health.now();
    if (!now.equals(before)) {
      tellTurn(now);
    }
    if (now.verdict() != before.verdict()) {
      loop.wake();
    }
    before = now;
    if (now.verdict() != Verdict.UNHEALTHY) {
      freshAt = at;
    }
    alerts.look(freshAt, at, now.detail());
  }

  private void report() throws SQLException {
    Part now = health.now();
    reports.get().report("coinbase_api", now.verdict(), now.detail());
  }

  private static void tellTurn(Part now) {
    switch (now.verdict()) {
      case HEALTHY, NOT_USED -> LOG.info("prices are fresh again");
      case DEGRADED -> LOG.warn("prices are fresh, but {}", now.detail());
      case UNHEALTHY -> LOG.warn("prices are stale: {}", now.detail());
    }
  }
}
