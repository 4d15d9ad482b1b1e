package io.rec.activetradesupervisor.closing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.context.Context;
import io.rec.activetradesupervisor.closing.CloseOutcome.Refused;
import io.rec.activetradesupervisor.closing.CloseOutcome.Taken;
import io.rec.activetradesupervisor.closing.CloseOutcome.Unanswered;
import io.rec.platform.http.Answer;
import io.rec.platform.http.Call;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.Peers;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the trade manager to close trades, each on a thread of its own, and remembers what was asked
 * so that one wish is one request at a time.
 */
@Singleton
public final class Closer {

  private static final Logger LOG = LoggerFactory.getLogger(Closer.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int SERVER_ERRORS = 500;

  private final Peers peers;
  private final CloseReports reports;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<Long, Asked> asked = new ConcurrentHashMap<>();
  private final Phaser underway = new Phaser(1);

  Closer(Peers peers, CloseReports reports, MeterRegistry meters, Clock clock) {
    this.peers = peers;
    this.reports = reports;
    this.meters = meters;
    this.clock = clock;
  }

  /** Returns at once; does nothing while the same close is underway or was taken a moment ago. */
  public void ask(CloseWish wish) {
    Instant now = clock.instant();
    Asked known = asked.get(wish.id());
    boolean same = known != null && known.attempt() == wish.attempt();
    if (known != null && (known.isUnderway() || (same && !known.mayRepeat(now)))) {
      return;
    }
    asked.put(wish.id(), Asked.now(wish.attempt(), now));
    LOG.atInfo()
        .addKeyValue("trade_id", wish.id())
        .addKeyValue("attempt", wish.attempt())
        .addKeyValue("reason", wish.reason())
        .addKeyValue("ticker", wish.figures().trade().ticker())
        .addKeyValue("rules", wish.decision().checks().toString())
        .log("closing trade {}: {}", wish.id(), wish.reason());
    underway.register();
    Thread.ofVirtual().name("close-" + wish.id()).start(Context.current().wrap(() -> send(wish)));
  }

  /** The trades whose close came to nothing, once: they may be judged anew. */
  public List<Long> takeFailed(Instant now) {
    List<Long> failed =
        asked.entrySet().stream()
            .filter(entry -> entry.getValue().isOverInVain(now))
            .map(Map.Entry::getKey)
            .toList();
    failed.forEach(asked::remove);
    return failed;
  }

  /** Forgets the trades that are over. */
  public void keepOnly(Set<Long> trades) {
    asked
        .entrySet()
        .removeIf(entry -> !trades.contains(entry.getKey()) && !entry.getValue().isUnderway());
  }

  /** Waits for the answers that are still to come, not for ever. */
  public void finish(Duration limit) throws InterruptedException {
    int phase = underway.arrive();
    try {
      underway.awaitAdvanceInterruptibly(phase, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.warn("closes are still unanswered at the end; their numbers let them be asked again");
    }
  }

  private void send(CloseWish wish) {
    try {
      long began = System.nanoTime();
      CloseOutcome outcome = request(wish);
      asked.computeIfPresent(wish.id(), (id, known) -> known.answered(outcome, clock.instant()));
      count(wish, outcome, System.nanoTime() - began);
      report(wish, outcome);
    } catch (SQLException | IOException unsaid) {
      LOG.atError()
          .setCause(unsaid)
          .addKeyValue("trade_id", wish.id())
          .log("what came of the close of trade {} could not be told", wish.id());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      underway.arriveAndDeregister();
    }
  }

  private CloseOutcome request(CloseWish wish) throws InterruptedException {
    Call call =
        Call.post("trade-manager", "/trades", CloseTicket.of(wish))
            .idempotent("close-%d-%d".formatted(wish.id(), wish.attempt()))
            .within(DEADLINE);
    try {
      Answer answer = peers.send(call);
      if (answer.ok()) {
        return new Taken();
      }
      return answer.status() >= SERVER_ERRORS
          ? new Unanswered("status %d: %s".formatted(answer.status(), answer.body()))
          : new Refused("status %d: %s".formatted(answer.status(), answer.body()));
    } catch (PeerUnavailable silent) {
      return new Unanswered(String.valueOf(silent.getMessage()));
    }
  }

  private void report(CloseWish wish, CloseOutcome outcome) throws SQLException, IOException {
    LOG.atInfo()
        .addKeyValue("trade_id", wish.id())
        .addKeyValue("attempt", wish.attempt())
        .addKeyValue("outcome", outcome.word())
        .log("close of trade {} {} {}", wish.id(), outcome.word(), outcome.detail());
    reports.risk(wish, outcome);
    if (outcome instanceof Taken) {
      reports.closed(wish);
    } else {
      reports.failing(wish, outcome);
    }
  }

  private void count(CloseWish wish, CloseOutcome outcome, long nanos) {
    Counter.builder("recio.supervision.closes")
        .description("Closes that were asked for")
        .tag("reason", wish.reason())
        .tag("outcome", outcome.word())
        .register(meters)
        .increment();
    Timer.builder("recio.supervision.close.answer")
        .description("From the wish to close to the trade manager's answer")
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
