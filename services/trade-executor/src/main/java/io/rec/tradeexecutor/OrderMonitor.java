package io.rec.tradeexecutor;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts resting orders each second and asks the exchange for the balance each half minute. */
@Singleton
final class OrderMonitor {

  private static final Logger LOG = LoggerFactory.getLogger(OrderMonitor.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration ACCESS_PERIOD = Duration.ofSeconds(30);

  private final RestingOrders orders;
  private final ExchangeAccess access;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile int resting;
  private volatile Instant lastPassAt = Instant.EPOCH;
  private volatile Instant accessAskedAt = Instant.EPOCH;

  OrderMonitor(RestingOrders orders, ExchangeAccess access, Loops loops, Clock clock) {
    this.orders = orders;
    this.access = access;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "order-monitor", PERIOD, this::pass);
  }

  void start() {
    accessAskedAt = clock.instant();
    loop.start();
  }

  int resting() {
    return resting;
  }

  Instant lastPassAt() {
    return lastPassAt;
  }

  /** Sends no cancel, because this version sends no order; says aloud what it leaves behind. */
  void stop() throws SQLException {
    loop.stop();
    int left = orders.count();
    if (left > 0) {
      LOG.atError()
          .addKeyValue("resting_orders", left)
          .log("resting orders are left at the exchange: this version cancels none");
    } else {
      LOG.info("no resting order to cancel");
    }
  }

  private void pass() throws SQLException, InterruptedException {
    Instant now = clock.instant();
    if (!accessAskedAt.plus(ACCESS_PERIOD).isAfter(now)) {
      accessAskedAt = now;
      access.ask();
    }
    int counted = orders.count();
    if (counted != resting) {
      LOG.atInfo().addKeyValue("resting_orders", counted).log("resting orders changed");
    }
    resting = counted;
    lastPassAt = now;
  }
}
