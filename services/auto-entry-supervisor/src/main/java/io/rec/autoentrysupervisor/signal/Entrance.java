package io.rec.autoentrysupervisor.signal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.context.Context;
import io.rec.autoentrysupervisor.signal.EntryOutcome.Entered;
import io.rec.autoentrysupervisor.signal.EntryOutcome.Refused;
import io.rec.autoentrysupervisor.signal.EntryOutcome.Unanswered;
import io.rec.autoentrysupervisor.suspension.Suspensions;
import io.rec.platform.http.Answer;
import io.rec.platform.http.Call;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.Peers;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.telemetry.NamedSpan;
import io.rec.platform.telemetry.NamedSpans;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the ticket of a signal that is stored, on a thread of its own. Tickets that nobody answers,
 * several in a row, are a critical failure: then entries are switched off.
 */
@Singleton
public final class Entrance {

  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  /** An entry that takes longer is none that the signal wanted. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final int SERVER_ERRORS = 500;
  private static final int MOST_UNANSWERED = 3;

  private final Peers peers;
  private final NamedSpans spans;
  private final EntryReports reports;
  private final Suspensions suspensions;
  private final RoleIdentity identity;
  private final MeterRegistry meters;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Phaser underway = new Phaser(1);

  Entrance(
      Peers peers,
      NamedSpans spans,
      EntryReports reports,
      Suspensions suspensions,
      RoleIdentity identity,
      MeterRegistry meters) {
    this.peers = peers;
    this.spans = spans;
    this.reports = reports;
    this.suspensions = suspensions;
    this.identity = identity;
    this.meters = meters;
  }

  /** Returns at once. */
  public void send(Signal signal) {
    LOG.atInfo()
        .addKeyValue("ticket_id", signal.ticket().text())
        .addKeyValue("ticker", signal.ticker())
        .addKeyValue("side", signal.entry().side().letter())
        .addKeyValue("price", signal.price().toString())
        .addKeyValue("count", signal.count().toString())
        .addKeyValue("settings_version", signal.settingsVersion())
        .log("entering {}", signal.ticker());
    underway.register();
    Thread.ofVirtual()
        .name("entry-" + signal.ticket())
        .start(
            Context.current()
                .wrap(
                    () ->
                        spans
                            .next("entry")
                            .with("recio.ticket_id", signal.ticket().text())
                            .with("recio.ticker", signal.ticker())
                            .with("recio.side", signal.entry().side().letter())
                            .with("recio.price", signal.price().toString())
                            .with("recio.count", signal.count().toString())
                            .with("recio.settings", String.valueOf(signal.settingsVersion()))
                            .run(() -> run(signal))));
  }

  /** Waits for the answers that are still to come, not for ever. */
  public void finish(Duration limit) throws InterruptedException {
    int phase = underway.arrive();
    try {
      underway.awaitAdvanceInterruptibly(phase, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.warn("entries are still unanswered at the end; the next start gives them up");
    }
  }

  private void run(Signal signal) {
    try {
      long began = System.nanoTime();
      EntryOutcome outcome = request(signal);
      NamedSpan.found("recio.outcome", outcome.word());
      count(outcome, System.nanoTime() - began);
      LOG.atInfo()
          .addKeyValue("ticket_id", signal.ticket().text())
          .addKeyValue("outcome", outcome.word())
          .log("entry {} {}", signal.ticker(), outcome.text());
      judge(outcome);
      reports.outcome(signal, outcome);
    } catch (SQLException | IOException unsaid) {
      LOG.atError()
          .setCause(unsaid)
          .addKeyValue("ticket_id", signal.ticket().text())
          .log("what came of {} could not be stored", signal.ticket());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      underway.arriveAndDeregister();
    }
  }

  private EntryOutcome request(Signal signal) throws InterruptedException {
    Call call =
        Call.post("trade-manager", "/trades", EntryTicket.of(signal))
            .idempotent(signal.ticket().text())
            .within(DEADLINE);
    try {
      Answer answer = peers.send(call);
      if (answer.ok()) {
        return new Entered();
      }
      String why = "status %d: %s".formatted(answer.status(), answer.body());
      return answer.status() >= SERVER_ERRORS ? new Unanswered(why) : new Refused(why);
    } catch (PeerUnavailable silent) {
      return new Unanswered(String.valueOf(silent.getMessage()));
    }
  }

  private void judge(EntryOutcome outcome) throws SQLException {
    if (!(outcome instanceof Unanswered)) {
      unanswered.set(0);
    } else if (unanswered.incrementAndGet() >= MOST_UNANSWERED) {
      unanswered.set(0);
      suspensions.suspend(
          "the trade manager left %d entries in a row without an answer".formatted(MOST_UNANSWERED),
          "the trade manager answers again, and a person has looked at what became of the entries",
          identity.component());
    }
  }

  private void count(EntryOutcome outcome, long nanos) {
    Counter.builder("recio.entry.signals")
        .description("Signals by what the trade manager made of them")
        .tag("outcome", outcome.word())
        .register(meters)
        .increment();
    Timer.builder("recio.entry.answer")
        .description("From sending a ticket to the trade manager's answer")
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
