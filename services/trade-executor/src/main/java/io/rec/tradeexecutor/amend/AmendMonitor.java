package io.rec.tradeexecutor.amend;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Follows amendments to their last word whose request ended without one, because the exchange or
 * the database was silent or an executor died. It sends nothing: whether the wish still stands is
 * for whoever had it to say.
 */
@Singleton
public final class AmendMonitor {

  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** Before that its own request is expected to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BACK = Duration.ofHours(1);

  private final AmendLog log;
  private final AmendSending sending;
  private final OneAtATime orders;
  private final Lease lease;
  private final Clock clock;
  private final RoleLoop loop;
  private volatile int unfinished;

  AmendMonitor(
      AmendLog log,
      AmendSending sending,
      OneAtATime orders,
      Lease lease,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    this.log = log;
    this.sending = sending;
    this.orders = orders;
    this.lease = lease;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "amend-monitor", PERIOD, this::pass);
    Gauge.builder("recio.amendments.unfinished", this, AmendMonitor::unfinished)
        .description("Amendments whose last word is not known")
        .register(meters);
  }

  public void start() {
    loop.start();
  }

  /** Returns when the running pass is over. */
  public void stop() {
    loop.stop();
  }

  public int unfinished() {
    return unfinished;
  }

  private void pass() throws SQLException, InterruptedException {
    List<Told> open = log.within(BACK).stream().filter(told -> told.end().isEmpty()).toList();
    unfinished = open.size();
    for (Told told : open) {
      boolean old = !clock.instant().isBefore(told.lastSentAt().plus(PATIENCE));
      if (old && lease.isHeld()) {
        conclude(told.intention());
      }
    }
  }

  private void conclude(Intention wanted) throws SQLException, InterruptedException {
    orders.on(
        wanted.order_id(),
        () -> {
          Told now = log.of(wanted.request_id()).orElseThrow();
          return now.end().isPresent()
              ? now.end().get()
              : sending.conclude(now, Course.resumed(wanted));
        });
  }
}
