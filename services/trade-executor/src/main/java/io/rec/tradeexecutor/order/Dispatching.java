package io.rec.tradeexecutor.order;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.tradeexecutor.ExecutorSettings;
import io.rec.tradeexecutor.exchange.CredentialAlert;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.tradeexecutor.exchange.Pause;
import io.rec.tradeexecutor.exchange.Tokens;
import io.rec.tradeexecutor.order.OrderAnswer.Filled;
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

  /** Before the second, third and fourth try. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

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
  private final Clock clock;

  Dispatching(
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
      Clock clock) {
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
    this.clock = clock;
  }

  Attempt clear(Fence fence, String id) throws SQLException, InterruptedException {
    // The turn comes before the decision, so that what was decided is not old when it is sent.
    if (!tokens.awaitWrite(KalshiOrders.CREATE_TOKENS, settings.patience())) {
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
      tokens.giveBackWrite(KalshiOrders.CREATE_TOKENS);
    }
    return attempt;
  }

  /**
   * The dispatch is committed: from here on the order is sent, and what is heard is written down.
   */
  OrderAnswer send(Fence fence, StoredIntent intent) throws InterruptedException {
    elapsed.begins(intent.id(), clock.instant());
    boolean doubt = false;
    boolean heard = false;
    String reason = "";
    for (int tries = 0; tries == 0 || again(fence, intent, tries); tries++) {
      switch (place(intent)) {
        case Placement.Taken taken -> {
          return taken(intent, taken);
        }
        case Placement.Refused refused -> {
          heard = true;
          reason = refused.reason();
          if (!refused.tooMany()) {
            return doubt ? doubtful(intent, reason) : refused(intent, reason);
          }
        }
        case Placement.Spent spent -> {
          return found(intent)
              .orElseGet(() -> doubtful(intent, "order_already_exists: " + spent.message()));
        }
        case Placement.Unknown unknown -> {
          doubt = true;
          reason = unknown.reason();
          Optional<OrderAnswer> found = found(intent);
          if (found.isPresent()) {
            return found.get();
          }
        }
        case Placement.NotSent notSent -> reason = notSent.reason();
      }
    }
    if (doubt) {
      return doubtful(intent, reason);
    }
    return heard ? refused(intent, reason) : notSent(intent, reason);
  }

  /** Whether it goes out once more, after a wait and another look at every rule. */
  private boolean again(Fence fence, StoredIntent intent, int tries) throws InterruptedException {
    if (tries > WAITS.size() || lifecycle.stopping()) {
      return false;
    }
    Duration wait = WAITS.get(tries - 1);
    if (!clock.instant().plus(wait).isBefore(intent.sendBefore())) {
      return false;
    }
    Pause.of(wait);
    try {
      boolean cleared =
          !lifecycle.stopping()
              && tokens.awaitWrite(KalshiOrders.CREATE_TOKENS, wait)
              && clearing.again(fence, intent.id());
      if (cleared) {
        figures.sentAgain();
      }
      return cleared;
    } catch (FenceLost lost) {
      LOG.warn("order {} is not sent again: {}", intent.id(), lost.getMessage());
      return false;
    } catch (SQLException away) {
      LOG.warn("order {} is not sent again: {}", intent.id(), away.getMessage());
      return false;
    }
  }

  /** One call; a refused signature is tried once more when the key or the clock was the reason. */
  private Placement place(StoredIntent intent) throws InterruptedException {
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
    long began = System.nanoTime();
    Placement placement = exchange.orders().create(intent.order(), settings.sendDeadline());
    figures.exchanged(began);
    return placement;
  }

  private Optional<OrderAnswer> found(StoredIntent intent) throws InterruptedException {
    OrderAnswer seen = lookUp.of(intent, clock.instant(), Optional.empty());
    return seen.is(Outcome.ACCEPTED) || seen.is(Outcome.DONE)
        ? Optional.of(seen)
        : Optional.empty();
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

  private OrderAnswer refused(StoredIntent intent, String reason) {
    elapsed.over(intent.id());
    return answers.record(Stage.REFUSED, OrderAnswer.refused(intent.id(), reason));
  }

  /** No try of it left this process. */
  private OrderAnswer notSent(StoredIntent intent, String reason) {
    elapsed.over(intent.id());
    return answers.record(Stage.NEVER, OrderAnswer.never(intent.id(), reason));
  }

  /** After a doubt a refusal proves nothing: the try before it may have been taken. */
  private OrderAnswer doubtful(StoredIntent intent, String reason) {
    return answers.record(Stage.UNKNOWN, OrderAnswer.unknown(intent.id(), reason));
  }
}
