package io.rec.tradeexecutor.amend;

import io.rec.domain.decision.Decision;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.tradeexecutor.exchange.Pause;
import io.rec.tradeexecutor.exchange.Tokens;
import io.rec.tradeexecutor.order.Elapsed;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.order.Amending;
import io.rec.venues.kalshi.order.KalshiOrders;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one amendment to the exchange: the call, the look at the order, and the tries after it.
 */
@Singleton
final class AmendSending {

  private static final Logger LOG = LoggerFactory.getLogger(AmendSending.class);

  /** From then on nothing of it is sent: whoever asked is about to give up. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final Lease lease;
  private final AmendClearing clearing;
  private final AmendCall call;
  private final AmendEnds ends;
  private final OrderFinder finder;
  private final Tokens tokens;
  private final Elapsed elapsed;
  private final AmendFigures figures;
  private final Lifecycle lifecycle;
  private final Clock clock;

  AmendSending(
      Lease lease,
      AmendClearing clearing,
      AmendCall call,
      AmendEnds ends,
      OrderFinder finder,
      Tokens tokens,
      Elapsed elapsed,
      AmendFigures figures,
      Lifecycle lifecycle,
      Clock clock) {
    this.lease = lease;
    this.clearing = clearing;
    this.call = call;
    this.ends = ends;
    this.finder = finder;
    this.tokens = tokens;
    this.elapsed = elapsed;
    this.figures = figures;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  /** Brings it out; its line is committed, and what is heard is written down. */
  AmendAnswer bring(Fence fence, Told told, Course course) throws InterruptedException {
    long until = System.nanoTime() + DEADLINE.toNanos();
    elapsed.begins(told.intention().name(), clock.instant());
    Optional<AmendAnswer> end = step(fence, told, course, until);
    for (Duration wait : WAITS) {
      boolean pointless = course.isStopped() && !course.isInDoubt();
      if (end.isPresent() || pointless || !waited(wait, until)) {
        break;
      }
      end = step(fence, told, course, until);
    }
    return end.isPresent() ? end.get() : lastWord(told, course);
  }

  /** Finds out what became of one that nobody is bringing out any more. Nothing is sent. */
  AmendAnswer conclude(Told told, Course course) throws InterruptedException {
    Optional<AmendAnswer> end = look(told, course);
    if (end.isPresent()) {
      return end.get();
    }
    if (course.didNotArrive(
        told.lastSentAt(), elapsed.now(told.intention().name(), told.lastSentAt()))) {
      course.stop("it did not reach the exchange");
      return ends.last(AmendOutcome.NEVER, told, course);
    }
    return AmendAnswer.of(AmendOutcome.UNKNOWN, told.intention(), course);
  }

  private Optional<AmendAnswer> step(Fence fence, Told told, Course course, long until)
      throws InterruptedException {
    if (course.isInDoubt()) {
      Optional<AmendAnswer> end = look(told, course);
      if (end.isPresent()) {
        return end;
      }
    }
    boolean goes = course.maySend() && (!course.isRepetition() || cleared(fence, told, course));
    return goes ? attempt(told, course, until) : Optional.empty();
  }

  /** Sends it once; empty while that was not its end. */
  private Optional<AmendAnswer> attempt(Told told, Course course, long until)
      throws InterruptedException {
    course.trying();
    if (!lease.isHeld() || System.nanoTime() - until >= 0) {
      // This process stood still between the commit and here.
      course.stop("its time, or our lease, was over before it was sent");
      return Optional.empty();
    }
    return switch (call.of(told.intention().amendment())) {
      case Amending.Amended amended -> {
        Terms wanted = told.intention().wanted();
        course.answered(wanted.withFilled(amended.filled().orElse(course.seen().filled())));
        yield Optional.of(ends.last(AmendOutcome.AMENDED, told, course));
      }
      case Amending.Refused refused when refused.tooMany() -> {
        course.inVain(refused.reason());
        yield Optional.empty();
      }
      case Amending.Refused refused -> {
        course.stop(refused.reason());
        // After a doubt a refusal proves nothing: the try before it may have been carried out.
        yield course.isInDoubt()
            ? look(told, course)
            : Optional.of(ends.last(AmendOutcome.REFUSED, told, course));
      }
      case Amending.NotResting gone -> {
        course.gone(gone.reason());
        yield look(told, course);
      }
      case Amending.Unknown unknown -> {
        course.doubt(unknown.reason());
        yield look(told, course);
      }
      case Amending.NotSent notSent -> {
        course.inVain(notSent.reason());
        yield Optional.empty();
      }
    };
  }

  /** Sees how the order stands; empty while it is as before, or nobody could say. */
  private Optional<AmendAnswer> look(Told told, Course course) throws InterruptedException {
    return switch (finder.of(told.intention().order_id())) {
      case OrderFinder.Search.Found found -> seen(told, course, found.order());
      // It was there: a list that does not show it any more lags, and proves nothing.
      case OrderFinder.Search.Missing missing -> unseen(course);
      case OrderFinder.Search.Failed failed -> unseen(course);
    };
  }

  private static Optional<AmendAnswer> unseen(Course course) {
    course.sawNothing();
    return Optional.empty();
  }

  private Optional<AmendAnswer> seen(Told told, Course course, AccountOrder order) {
    Intention.Standing standing = told.intention().standing(order);
    course.saw(order, standing);
    return switch (standing) {
      case AS_WANTED -> Optional.of(ends.last(AmendOutcome.AMENDED, told, course));
      case OVER -> Optional.of(ends.last(AmendOutcome.NOT_RESTING, told, course));
      case OTHERWISE -> Optional.of(ends.last(AmendOutcome.OVERTAKEN, told, course));
      case AS_BEFORE -> Optional.empty();
    };
  }

  /** False, without a wait, when its time or ours is over by then. */
  private boolean waited(Duration wait, long until) throws InterruptedException {
    if (lifecycle.stopping() || System.nanoTime() + wait.toNanos() - until >= 0) {
      return false;
    }
    Pause.of(wait);
    return !lifecycle.stopping();
  }

  /** Whether it may go out once more, by every rule. */
  private boolean cleared(Fence fence, Told told, Course course) throws InterruptedException {
    try {
      if (!tokens.awaitTurn(KalshiOrders.AMEND_TOKENS, Duration.ofSeconds(1))) {
        return false;
      }
      Decision decision = clearing.again(fence, told, course.order());
      if (decision.passed()) {
        elapsed.begins(told.intention().name(), clock.instant());
        figures.sentAgain();
        return true;
      }
      tokens.giveBackTurn(KalshiOrders.AMEND_TOKENS);
      course.stop(decision.reason());
    } catch (SQLException lostOrAway) {
      LOG.warn(
          "amendment {} is not sent again: {}",
          told.intention().request_id(),
          lostOrAway.getMessage());
    }
    return false;
  }

  private AmendAnswer lastWord(Told told, Course course) {
    if (course.isInDoubt()) {
      figures.came(AmendOutcome.UNKNOWN);
      return AmendAnswer.of(AmendOutcome.UNKNOWN, told.intention(), course);
    }
    return ends.last(course.isGone() ? AmendOutcome.NOT_RESTING : AmendOutcome.NEVER, told, course);
  }
}
