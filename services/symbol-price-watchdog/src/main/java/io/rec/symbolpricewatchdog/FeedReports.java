package io.rec.symbolpricewatchdog;

import io.rec.platform.health.Part.Verdict;
import io.rec.platform.health.WatcherReports;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
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
  private static final Duration FRESH_FOR = Duration.ofSeconds(5);

  private final PriceStream stream;
  private final SecondPrices prices;
  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<WatcherReports> reports;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile String complaint = "";

  FeedReports(
      PriceStream stream,
      SecondPrices prices,
      Provider<WatcherReports> reports,
      Loops loops,
      Clock clock) {
    this.stream = stream;
    this.prices = prices;
    this.reports = reports;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "feed-report", PERIOD, this::report);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  private void report() throws SQLException {
    String now = complaintNow(clock.instant());
    if (!now.equals(complaint)) {
      if (now.isEmpty()) {
        LOG.info("prices are fresh again");
      } else {
        LOG.warn("prices are stale: {}", now);
      }
    }
    complaint = now;
    reports.get().report("coinbase_api", now.isEmpty() ? Verdict.HEALTHY : Verdict.UNHEALTHY, now);
  }

  private String complaintNow(Instant now) {
    StreamState state = stream.state();
    if (!state.connected()) {
      return state.lastLoss();
    }
    return prices
        .newest()
        .filter(tick -> !tick.at().plus(FRESH_FOR).isBefore(now))
        .map(fresh -> "")
        .orElse("connected, but no tick for more than " + FRESH_FOR.toSeconds() + " s");
  }
}
