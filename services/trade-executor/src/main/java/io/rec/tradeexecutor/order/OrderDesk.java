package io.rec.tradeexecutor.order;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import io.rec.tradeexecutor.exchange.RestingOrders;
import io.rec.venues.kalshi.order.Cancelling;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What the executor does for others, one request at a time for each order: whoever asks while it is
 * sent, or looked up, gets the same answer.
 */
@Singleton
public final class OrderDesk {

  private static final int MOST_UNFINISHED = 500;
  private static final long OTHERS_SECONDS = 25;

  private final Lease lease;
  private final Dispatching dispatching;
  private final Clearing clearing;
  private final Dispatches dispatches;
  private final LookUp lookUp;
  private final Answers answers;
  private final RestingOrders resting;
  private final OrderFigures figures;
  private final Map<String, CompletableFuture<OrderAnswer>> underway = new ConcurrentHashMap<>();
  private volatile Runnable follower = () -> {};

  OrderDesk(
      Lease lease,
      Dispatching dispatching,
      Clearing clearing,
      Dispatches dispatches,
      LookUp lookUp,
      Answers answers,
      RestingOrders resting,
      OrderFigures figures) {
    this.lease = lease;
    this.dispatching = dispatching;
    this.clearing = clearing;
    this.dispatches = dispatches;
    this.lookUp = lookUp;
    this.answers = answers;
    this.resting = resting;
    this.figures = figures;
  }

  /** Sends it if it was never sent; otherwise tells, or finds out, what became of it. */
  OrderAnswer send(String id) throws SQLException, InterruptedException {
    Fence fence = lease.required();
    try {
      return one(
          id,
          () -> {
            long began = System.nanoTime();
            OrderAnswer answer = send(fence, id);
            figures.answered(began);
            return answer;
          });
    } finally {
      // Not before: the follower leaves alone what somebody is asking about.
      follower.run();
    }
  }

  /** Who is told when an order was sent, so that its fills are asked for at once. */
  void follow(Runnable told) {
    follower = told;
  }

  private OrderAnswer send(Fence fence, String id) throws SQLException, InterruptedException {
    return switch (dispatching.clear(fence, id)) {
      case Attempt.Cleared cleared -> dispatching.send(fence, cleared.intent());
      case Attempt.Stopped stopped -> {
        figures.heard(stopped.answer().outcome());
        yield stopped.answer();
      }
      case Attempt.Known known -> known(known.intent(), known.dispatch());
      case Attempt.Absent absent -> throw unknownOrder(id);
    };
  }

  /** Asks the exchange; an order that was never sent is never sent from now on. */
  OrderAnswer lookUp(String id) throws SQLException, InterruptedException {
    Fence fence = lease.required();
    return one(id, () -> ask(fence, id));
  }

  private OrderAnswer ask(Fence fence, String id) throws SQLException, InterruptedException {
    Dispatches.Found found = dispatches.find(id).orElseThrow(() -> unknownOrder(id));
    if (found.dispatch().isPresent()) {
      return known(found.intent(), found.dispatch().get());
    }
    return switch (clearing.never(fence, id, "looked up before it was sent")) {
      case Attempt.Stopped stopped -> stopped.answer();
      case Attempt.Known known -> known(known.intent(), known.dispatch());
      case Attempt.Absent absent -> throw unknownOrder(id);
      case Attempt.Cleared cleared ->
          throw new IllegalStateException("cleared by a look-up: " + id);
    };
  }

  /** Takes what rests of it off the exchange, and tells what became of it. */
  OrderAnswer cancel(String id) throws SQLException, InterruptedException {
    OrderAnswer before = lookUp(id);
    if (before.is(Outcome.ACCEPTED) && before.order_id() != null) {
      StoredIntent intent = dispatches.find(id).orElseThrow(() -> unknownOrder(id)).intent();
      switch (resting.cancel(before.order_id(), intent.ticker())) {
        // Not what somebody else is just being told: that may be of before the cancel.
        case Cancelling.Cancelled cancelled -> {
          return ask(lease.required(), id);
        }
        case Cancelling.NotResting notResting -> {
          return ask(lease.required(), id);
        }
        case Cancelling.Refused refused ->
            throw notCancelled(HttpStatus.CONFLICT, id, refused.reason());
        case Cancelling.Unknown unknown ->
            throw notCancelled(HttpStatus.BAD_GATEWAY, id, unknown.reason());
      }
    }
    return before;
  }

  /** What the last word is not known of, oldest first. */
  List<Unfinished> unfinished() throws SQLException {
    return dispatches.unfinished(MOST_UNFINISHED);
  }

  boolean isUnderway(String id) {
    return underway.containsKey(id);
  }

  /** What the monitor finds out about an order that nobody is asking for. */
  OrderAnswer follow(Unfinished order) throws SQLException, InterruptedException {
    return one(order.id(), () -> lookUp.of(order.intent(), order.dispatch()));
  }

  private interface Asking {
    OrderAnswer answer() throws SQLException, InterruptedException;
  }

  /** Asks, unless somebody is asking about that order already: then with that one's answer. */
  private OrderAnswer one(String id, Asking asking) throws SQLException, InterruptedException {
    CompletableFuture<OrderAnswer> mine = new CompletableFuture<>();
    CompletableFuture<OrderAnswer> other = underway.putIfAbsent(id, mine);
    if (other != null) {
      return await(id, other);
    }
    try {
      OrderAnswer answer = asking.answer();
      mine.complete(answer);
      return answer;
    } finally {
      mine.cancel(false);
      underway.remove(id, mine);
    }
  }

  private OrderAnswer known(StoredIntent intent, StoredDispatch dispatch)
      throws InterruptedException {
    @Nullable String last = dispatch.answer().orElse(null);
    return dispatch.stage().isFinal() && last != null
        ? answers.read(last)
        : lookUp.of(intent, dispatch);
  }

  private static OrderAnswer await(String id, CompletableFuture<OrderAnswer> other)
      throws InterruptedException {
    try {
      return other.get(OTHERS_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException still) {
      return OrderAnswer.unknown(id, "still on its way");
    } catch (ExecutionException | CancellationException failed) {
      return OrderAnswer.unknown(id, "the request that asked for it failed");
    }
  }

  private static ProblemException unknownOrder(String id) {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "UnknownOrder", "There is no order '%s'.".formatted(id));
  }

  private static ProblemException notCancelled(HttpStatus status, String id, String why) {
    return new ProblemException(
        status, "NotCancelled", "Order '%s' was not cancelled: %s".formatted(id, why));
  }
}
