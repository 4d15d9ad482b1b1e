package io.rec.symbolpricewatchdog;

import io.rec.platform.health.Part.Verdict;
import io.rec.platform.health.WatcherReports;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.prices.PricePoint;
import io.rec.symbolpricewatchdog.alert.FeedAlerts;
import io.rec.symbolpricewatchdog.live.LastKnown;
import io.rec.venues.stream.StreamState;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other services every ten seconds how the feed is; says aloud when it turns stale. */
@Singleton
final class FeedReports {

  private static final Logger LOG = LoggerFactory.getLogger(FeedReports.class);
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final Duration WATCH = Duration.ofSeconds(1);

  private static final Duration FRESH_FOR = PricePoint.FRESH_FOR;

  private final PriceStream stream;
  private final LastKnown lastKnown;
  private final FeedAlerts alerts;
  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<WatcherReports> reports;
  private final RoleLoop watch;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile String complaint = "";

  /** Owned by the watching loop. */
  private Instant freshAt;

  FeedReports(
      PriceStream stream,
      LastKnown lastKnown,
      FeedAlerts alerts,
      Provider<WatcherReports> reports,
      Loops loops,
      Clock clock) {
    this.stream = stream;
    this.lastKnown = lastKnown;
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

  /** What is wrong with the feed; empty when prices are fresh. */
  String complaint() {
    return complaint;
  }

  private void look() throws SQLException {
    Instant at = clock.instant();
    String now = complaintNow();
    if (!now.equals(complaint)) {
      if (now.isEmpty()) {
        LOG.info("prices are fresh again");
      } else {
        LOG.warn("prices are stale: {}", now);
      }
    }
    complaint = now;
    if (now.isEmpty()) {
      freshAt = at;
    }
    alerts.look(freshAt, at, now);
  }

  private void report() throws SQLException {
    String now = complaintNow();
    reports.get().report("coinbase_api", now.isEmpty() ? Verdict.HEALTHY : Verdict.UNHEALTHY, now);
  }

  private String complaintNow() {
    StreamState state = stream.state();
    if (!state.connected()) {
      return state.lastLoss();
    }
    return lastKnown
        .price()
        .filter(price -> !price.stale())
        .map(fresh -> "")
        .orElse("connected, but no tick for more than " + FRESH_FOR.toSeconds() + " s");
  }
}
