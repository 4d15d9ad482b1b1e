package io.rec.kalshiapiwatchdog;

import io.rec.platform.health.Part.Verdict;
import io.rec.platform.health.WatcherReports;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.venues.clock.Skew;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Asks the exchange for its status every five seconds: a fifth of the budget of 100 calls a minute.
 */
@Singleton
final class HealthLoop {

  private static final Logger LOG = LoggerFactory.getLogger(HealthLoop.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final ExchangeClient exchange;
  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<WatcherReports> reports;
  private final Alerts alerts;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile ApiHealth health = ApiHealth.UNKNOWN;

  HealthLoop(
      ExchangeClient exchange,
      Provider<WatcherReports> reports,
      Alerts alerts,
      Loops loops,
      Clock clock) {
    this.exchange = exchange;
    this.reports = reports;
    this.alerts = alerts;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "exchange-status", PERIOD, this::pass);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  ApiHealth health() {
    return health;
  }

  private void pass() throws InterruptedException, SQLException, IOException {
    ApiHealth before = health;
    ApiHealth now = before.after(exchange.status(), clock.instant());
    health = now;
    if (now.condition() != before.condition()) {
      LOG.atLevel(now.condition() == ApiHealth.Condition.DOWN ? Level.ERROR : Level.INFO)
          .addKeyValue("condition", now.condition())
          .addKeyValue("latency_ms", now.latencyMillis())
          .log("exchange API is {} {}", now.condition(), now.lastError());
    }
    report(now);
    alerts.look(now, clock.instant());
  }

  private void report(ApiHealth now) throws SQLException {
    Skew skew = exchange.skew();
    // With a wrong clock every signed call is refused and an hour ends at another moment.
    boolean wrongClock = now.condition() == ApiHealth.Condition.UP && skew.alarm();
    reports
        .get()
        .report(
            "kalshi_api",
            wrongClock ? Verdict.DEGRADED : verdict(now),
            wrongClock ? skew.words() : now.lastError());
  }

  private static Verdict verdict(ApiHealth health) {
    return switch (health.condition()) {
      case UP -> Verdict.HEALTHY;
      case PAUSED -> Verdict.DEGRADED;
      case DOWN, UNKNOWN -> Verdict.UNHEALTHY;
    };
  }
}
