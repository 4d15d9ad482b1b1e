package io.rec.tradeexecutor.order;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.platform.telemetry.NamedSpan;
import io.rec.platform.telemetry.NamedSpans;
import io.rec.tradeexecutor.exchange.CredentialAlert;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.tradeexecutor.exchange.Pause;
import io.rec.tradeexecutor.exchange.Tokens;
import io.rec.tradeexecutor.order.OrderAnswer.Filled;
import io.rec.tradeexecutor.settings.ExecutorSettings;
import io.rec.venues.kalshi.order.KalshiOrders;
import io.rec.venues.kalshi.order.Placement;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one order to the exchange: turn, transaction, call, and the tries after a look-up. */
@Singleton
final class Dispatching {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatching.class);

  /** How old a decision may get by waiting for the limit; after that it is made anew. */
  private static final Duration HOLD = Duration.ofMillis(200);

  /** Before the second, third and fourth try. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final Lease lease;
  private final Clearing clearing;
  private final LookUp lookUp;
  private final Answers answers;
  private final Elapsed elapsed;
  private final Tokens tokens;
  private final ExchangeAccess exchange;
  private final CredentialAlert alert;
  private final OrderFigures figures;
  private final ExecutorSettings settings;
  private final Lifecycle lifecycle;
  private final NamedSpans spans;
  private final Clock clock;

  Dispatching(
      Lease lease,
      Clearing clearing,
      LookUp lookUp,
      Answers answers,
      Elapsed elapsed,
      Tokens tokens,
      ExchangeAccess exchange,
      CredentialAlert alert,
      OrderFigures figures,
      ExecutorSettings settings,
      Lifecycle lifecycle,
      NamedSpans spans,
      Clock clock) {
    this.lease = lease;
    this.clearing = clearing;
    this.lookUp = lookUp;
    this.answers = answers;
    this.elapsed = elapsed;
    this.tokens = tokens;
    this.exchange = exchange;
    this.alert = alert;
    this.figures = figures;
    this.settings = settings;
    this.lifecycle = lifecycle;
    this.spans = spans;
    this.clock = clock;
  }

  Attempt clear(Fence fence, String id) throws SQLException, InterruptedException {
    // The turn comes before the decision, so that what was decided is not old when it is sent.
    if (!tokens.awaitTurn(KalshiOrders.CREATE_TOKENS, settings.patience())) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "RateLimited",
          "Order %s was not sent: its turn within the account's limits is more than %s away."
              .formatted(id, settings.patience()));
    }
    long began = System.nanoTime();
    Attempt attempt = clearing.first(fence, id);
    figures.decided(began);
    if (!(attempt instanceof Attempt.Cleared)) {
      tokens.giveBackTurn(KalshiOrders.CREATE_TOKENS);
    }
    return attempt;
  }

  /**
   * Brings a cleared order out. Its dispatch is committed, and what is heard is written down. While
   * the exchange cannot be asked, an order in doubt is not sent again either.
   */
  OrderAnswer send(Fence fence, StoredIntent intent) throws InterruptedException {
    elapsed.begins(intent.id(), clock.instant());
    Course course = new Course();
    Optional<OrderAnswer> end = attempt(intent, course);
    for (Duration wait : WAITS) {
      if (end.isPresent() || !waited(intent, wait)) {
        break;
      }
      end = course.isInDoubt() ? search(intent, course) : Optional.empty();
      if (end.isEmpty() && course.maySend()) {
        if (!cleared(fence, intent, wait)) {
          break;
        }
        end = attempt(intent, course);
      }
    }
    return end.orElseGet(() -> lastWord(intent, course));
  }

  /** Sends it once; empty while that was not its end. */
  private Optional<OrderAnswer> attempt(StoredIntent intent, Course course)
      throws InterruptedException {
    return switch (place(intent)) {
      case Placement.Taken taken -> Optional.of(taken(intent, taken));
      case Placement.Refused refused -> {
        course.refused(refused.reason());
        yield refused.tooMany() ? Optional.empty() : Optional.of(lastWord(intent, course));
      }
      case Placement.Spent spent -> {
        course.exists("order_already_exists: " + spent.message());
        yield search(intent, course);
      }
      case Placement.Unknown unknown -> {
        course.doubt(unknown.reason());
        yield search(intent, course);
      }
      case Placement.NotSent notSent -> {
        course.notSent(notSent.reason());
        yield Optional.empty();
      }
    };
  }

  /** Looks for it at the exchange; empty while it is not there, or nobody could say. */
  private Optional<OrderAnswer> search(StoredIntent intent, Course course)
      throws InterruptedException {
    OrderAnswer seen = lookUp.ofSent(intent, clock.instant());
    course.searched(seen.is(Outcome.NOT_FOUND));
    return seen.is(Outcome.ACCEPTED) || seen.is(Outcome.DONE)
        ? Optional.of(seen)
        : Optional.empty();
  }

  /** False, without a wait, when the order's time or ours is over by then. */
  private boolean waited(StoredIntent intent, Duration wait) throws InterruptedException {
    if (lifecycle.stopping() || !clock.instant().plus(wait).isBefore(intent.sendBefore())) {
      return false;
    }
    Pause.of(wait);
    return !lifecycle.stopping();
  }

  /** Whether it may go out once more, by every rule. */
  private boolean cleared(Fence fence, StoredIntent intent, Duration patience)
      throws InterruptedException {
    try {
      boolean cleared =
          tokens.awaitTurn(KalshiOrders.CREATE_TOKENS, patience)
              && clearing.again(fence, intent.id());
      if (cleared) {
        figures.sentAgain();
      }
      return cleared;
    } catch (SQLException lostOrAway) {
      LOG.warn("order {} is not sent again: {}", intent.id(), lostOrAway.getMessage());
      return false;
    }
  }

  private OrderAnswer lastWord(StoredIntent intent, Course course) {
    if (course.isThere()) {
      // It has the order, so that no look-up may take it for lost from now on.
      return answers.record(Stage.ACCEPTED, OrderAnswer.unknown(intent.id(), course.reason()));
    }
    if (course.isInDoubt()) {
      // A refusal after a doubt proves nothing: the try before it may have been taken.
      return answers.record(Stage.UNKNOWN, OrderAnswer.unknown(intent.id(), course.reason()));
    }
    elapsed.over(intent.id());
    return course.isRefused()
        ? answers.record(Stage.REFUSED, OrderAnswer.refused(intent.id(), course.reason()))
        : answers.record(Stage.NEVER, OrderAnswer.never(intent.id(), course.reason()));
  }

  /** One call; a refused signature is tried once more when the key or the clock was the reason. */
  private Placement place(StoredIntent intent) throws InterruptedException {
    if (!lease.isHeld() || !clock.instant().isBefore(intent.sendBefore())) {
      // This process stood still between the commit and here.
      return new Placement.NotSent("its time, or our lease, was over before it was sent");
    }
    int signedAs = exchange.signing();
    Placement placement = call(intent);
    if (placement instanceof Placement.Refused refused && refused.credentials()) {
      if (exchange.recovers(refused.code(), signedAs)) {
        placement = call(intent);
      }
      if (placement instanceof Placement.Refused still && still.credentials()) {
        alert.refused(still.reason());
      }
    }
    if (placement instanceof Placement.Taken) {
      alert.accepted();
    }
    return placement;
  }

  private Placement call(StoredIntent intent) throws InterruptedException {
    if (!tokens.awaitWrite(KalshiOrders.CREATE_TOKENS, HOLD)) {
      return new Placement.NotSent("the account's write limit is used up");
    }
    long began = System.nanoTime();
    Placement placement =
        spans
            .next("create order")
            .asking("kalshi")
            .with("recio.client_order_id", intent.id())
            .with("recio.ticker", intent.ticker())
            .make(() -> placed(intent));
    figures.exchanged(began);
    return placement;
  }

  private Placement placed(StoredIntent intent) throws InterruptedException {
    Placement placement = exchange.orders().create(intent.order(), settings.sendDeadline());
    NamedSpan.found("recio.outcome", placement.getClass().getSimpleName());
    if (placement instanceof Placement.Taken taken) {
      NamedSpan.found("recio.order_id", taken.orderId());
      NamedSpan.found("recio.filled", taken.filled().toString());
    }
    return placement;
  }

  /** What rests is accepted; what does not is done, but its money is exact only with its fills. */
  private OrderAnswer taken(StoredIntent intent, Placement.Taken taken) {
    boolean over = taken.remaining().isNone();
    Filled filled = TakenMoney.of(taken);
    return answers.record(
        over && filled.exact() ? Stage.DONE : Stage.ACCEPTED,
        OrderAnswer.at(
            intent.id(), over ? Outcome.DONE : Outcome.ACCEPTED, taken.orderId(), filled, ""));
  }
}
