package io.rec.kalshiapiwatchdog;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line and one saved record every half minute. */
@Singleton
final class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final HealthLoop health;
  private final HealthRecord record;
  private final RoleLoop loop;
  private final AtomicLong beats = new AtomicLong();

  Heartbeat(HealthLoop health, HealthRecord record, Loops loops) {
    this.health = health;
    this.record = record;
    this.loop = new RoleLoop(loops, "heartbeat", PERIOD, this::beat);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  long beats() {
    return beats.get();
  }

  private void beat() throws SQLException, IOException {
    ApiHealth now = health.health();
    LOG.atInfo()
        .addKeyValue("condition", now.condition())
        .addKeyValue("calls", now.calls())
        .addKeyValue("failures", now.failures())
        .addKeyValue("latency_ms", now.latencyMillis())
        .log("heartbeat");
    beats.incrementAndGet();
    record.save(now);
  }
}
