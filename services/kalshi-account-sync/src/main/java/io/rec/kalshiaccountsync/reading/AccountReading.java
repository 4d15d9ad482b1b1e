package io.rec.kalshiaccountsync.reading;

import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.record.AccountFigures;
import io.rec.kalshiaccountsync.record.AccountRecord;
import io.rec.kalshiaccountsync.record.Recorded;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.resilience.Backoff;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the account when it is due, on one thread, while this process holds the lease. */
@Singleton
public final class AccountReading {

  private static final Logger LOG = LoggerFactory.getLogger(AccountReading.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Backoff AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** Keeps each transaction short: others wait for the facts in it. */
  private static final int NEWS_AT_ONCE = 200;

  private final Exchange exchange;
  private final AccountRecord record;
  private final AccountFigures figures;
  private final Lease lease;
  private final Clock clock;
  private final Agenda agenda = new Agenda(AGAIN.waits(RandomGenerator.getDefault()));
  private final RoleLoop loop;
  private volatile Instant completeAt = Instant.EPOCH;
  private volatile String complaint = "";

  AccountReading(
      Exchange exchange,
      AccountRecord record,
      AccountFigures figures,
      Lease lease,
      Loops loops,
      Clock clock) {
    this.exchange = exchange;
    this.record = record;
    this.figures = figures;
    this.lease = lease;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "account-reading", LOOK, this::pass);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Something may have been missed: all pages of everything are read now. */
  public void everything() {
    agenda.wishAll();
    loop.wake();
  }

  /** Something happened: what is new is read now, or a few seconds after the last time. */
  public void soon() {
    agenda.wishRound();
    loop.wake();
  }

  /** When the last reading began that came to its end; the epoch when none did. */
  public Instant completeAt() {
    return completeAt;
  }

  /** What the last reading failed with; empty when it succeeded. */
  public String complaint() {
    return complaint;
  }

  private void pass() throws InterruptedException, SQLException {
    Optional<Fence> fence = lease.fence();
    Instant began = clock.instant();
    Optional<Scope> due = fence.isPresent() ? agenda.due(began) : Optional.empty();
    if (due.isEmpty()) {
      return;
    }
    boolean done = false;
    Duration atLeast = Duration.ZERO;
    try {
      Optional<Reply<?>> failed = read(fence.orElseThrow(), due.get(), began);
      done = failed.isEmpty() && complaint.isEmpty();
      if (failed.isPresent() && failed.get() instanceof Reply.Limited<?> limited) {
        atLeast = limited.retryAfter();
      }
    } catch (FenceLost lost) {
      LOG.atWarn().log("another process writes the account: {}", lost.getMessage());
    } finally {
      if (done) {
        agenda.done(due.get(), began);
        completeAt = began;
      } else {
        agenda.failed(due.get(), clock.instant(), atLeast);
      }
      figures.read(done);
    }
  }

  /**
   * The cash before all that explains it: what moves it meanwhile bears a later time than the
   * figures, and nobody compares the two then. Fills before positions, which are counted from them.
   * Gives the call that failed.
   */
  private Optional<Reply<?>> read(Fence fence, Scope scope, Instant began)
      throws InterruptedException, SQLException {
    Optional<Instant> since = scope == Scope.ROUND ? agenda.newSince() : Optional.empty();
    Answers answers = exchange.answers();
    Reply<Instant> figuresAt = answers.figuresAt();
    if (!(figuresAt instanceof Reply.Answered<Instant>(Instant at, Duration first))) {
      return failed(figuresAt);
    }
    StringBuilder unreadable = new StringBuilder();
    for (Call call :
        List.<Call>of(
            () -> answers.cash(at),
            () -> answers.fills(since),
            () -> answers.orders(since),
            () -> answers.settlements(since),
            () -> answers.positions(at))) {
      Reply<Answer> reply = call.ask();
      if (!(reply instanceof Reply.Answered<Answer>(Answer answer, Duration asked))) {
        return failed(reply);
      }
      write(fence, answer.news());
      answer.unreadable().forEach(row -> unreadable.append("unreadable ").append(row).append("; "));
    }
    if (unreadable.isEmpty()) {
      record.complete(fence, began, at);
    }
    exchange.answered();
    complain(unreadable.toString());
    return Optional.empty();
  }

  @FunctionalInterface
  private interface Call {
    Reply<Answer> ask() throws InterruptedException;
  }

  private Optional<Reply<?>> failed(Reply<?> reply) {
    exchange.unanswered(reply);
    complain(reply.toString());
    return Optional.of(reply);
  }

  private void write(Fence fence, List<News> news) throws SQLException {
    for (int from = 0; from < news.size(); from += NEWS_AT_ONCE) {
      List<News> part = news.subList(from, Math.min(news.size(), from + NEWS_AT_ONCE));
      Recorded recorded = record.write(fence, part);
      figures.count(recorded);
      if (recorded.moneyMoved()) {
        agenda.wishRound();
      }
    }
  }

  private void complain(String text) {
    if (!text.isEmpty() && !text.equals(complaint)) {
      LOG.warn("the account cannot be read: {}", text);
    }
    complaint = text;
  }
}
