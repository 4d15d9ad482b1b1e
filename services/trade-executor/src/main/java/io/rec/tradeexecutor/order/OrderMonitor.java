package io.rec.tradeexecutor.order;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.tradeexecutor.exchange.AvailableCash;
import io.rec.tradeexecutor.journal.Journal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Follows every order to its last word: each second, what was sent more than two seconds ago and is
 * not over is looked up, by the one executor. What waits in the journal is told first.
 */
@Singleton
public final class OrderMonitor {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Before that its own request is expected to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final OrderDesk desk;
  private final Answers answers;
  private final Journal journal;
  private final AvailableCash cash;
  private final Lease lease;
  private final Clock clock;
  private final RoleLoop loop;
  private volatile int unfinished;
  private volatile Instant lastPassAt = Instant.EPOCH;

  OrderMonitor(
      OrderDesk desk,
      Answers answers,
      Journal journal,
      AvailableCash cash,
      Lease lease,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    this.desk = desk;
    this.answers = answers;
    this.journal = journal;
    this.cash = cash;
    this.lease = lease;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "order-monitor", PERIOD, this::pass);
    Gauge.builder("recio.orders.unfinished", this, OrderMonitor::unfinished)
        .description("Orders whose last word is not known")
        .register(meters);
  }

  public void start() throws IOException {
    journal.open();
    loop.start();
    desk.follow(loop::wake);
  }

  /** Returns when the running pass is over. */
  public void stop() {
    loop.stop();
  }

  public int unfinished() {
    return unfinished;
  }

  public int waitingInJournal() {
    return journal.waiting();
  }

  public Instant lastPassAt() {
    return lastPassAt;
  }

  private void pass() throws SQLException, IOException, InterruptedException {
    journal.replay(answers::tell);
    List<Unfinished> orders = desk.unfinished();
    unfinished = orders.size();
    for (Unfinished order : orders) {
      keepAside(order);
      if (lease.isHeld() && isDue(order)) {
        desk.follow(order);
      }
    }
    lastPassAt = clock.instant();
  }

  /** What an order may have cost is not there for another, also after a restart. */
  private void keepAside(Unfinished order) {
    if (order.intent().opens() && order.dispatch().stage() != Stage.ACCEPTED) {
      cash.keepAside(order.id(), order.intent().mostCost());
    }
  }

  /** What the exchange has is only asked for its fills, which are there in a moment. */
  private boolean isDue(Unfinished order) {
    boolean accepted = order.dispatch().stage() == Stage.ACCEPTED;
    boolean old = !clock.instant().isBefore(order.dispatch().beganAt().plus(PATIENCE));
    return !desk.isUnderway(order.id()) && (accepted || old);
  }
}
