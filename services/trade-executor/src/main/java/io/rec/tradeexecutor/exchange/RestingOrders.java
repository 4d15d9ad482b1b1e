package io.rec.tradeexecutor.exchange;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.rec.platform.telemetry.NamedSpans;
import io.rec.venues.kalshi.account.AccountFilter;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.OrderStatus;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.kalshi.order.Cancelling;
import io.rec.venues.kalshi.order.KalshiOrders;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the account's resting orders off the exchange, one by one: the exchange's own call for all
 * of them would also take what is sent in the minute after it, and with that a close.
 */
@Singleton
public final class RestingOrders {

  private static final Logger LOG = LoggerFactory.getLogger(RestingOrders.class);
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** The list may show what was cancelled a moment ago, and one call of many may fail. */
  private static final int ROUNDS = 3;

  private final ExchangeAccess exchange;
  private final Tokens tokens;
  private final NamedSpans spans;
  private final Counter cancelled;

  RestingOrders(ExchangeAccess exchange, Tokens tokens, NamedSpans spans, MeterRegistry meters) {
    this.exchange = exchange;
    this.tokens = tokens;
    this.spans = spans;
    this.cancelled =
        Counter.builder("recio.orders.cancelled")
            .description("Resting orders taken off the exchange")
            .register(meters);
  }

  /**
   * What came of it.
   *
   * @param left orders that may still rest
   * @param complaint why, if they do; empty otherwise
   */
  public record Outcome(int cancelled, int left, String complaint) {

    public boolean complete() {
      return left == 0 && complaint.isEmpty();
    }
  }

  /** Returns when none rests any more as far as the exchange told, or after a few seconds. */
  public Outcome cancelAll(String why) throws InterruptedException {
    Set<String> gone = ConcurrentHashMap.newKeySet();
    int reduced = 0;
    Outcome outcome = new Outcome(0, 0, "");
    for (int round = 0; round < ROUNDS; round++) {
      Reply<Listing<AccountOrder>> reply =
          exchange.account().orders(AccountFilter.ALL.status(OrderStatus.RESTING));
      if (!(reply instanceof Reply.Answered<Listing<AccountOrder>> answered)) {
        outcome = new Outcome(reduced, outcome.left(), reply.toString());
        continue;
      }
      List<AccountOrder> left =
          answered.value().items().stream()
              .filter(order -> !gone.contains(order.orderId()))
              .toList();
      if (left.isEmpty()) {
        outcome = new Outcome(reduced, 0, "");
        break;
      }
      reduced += cancel(left, gone);
      outcome =
          new Outcome(
              reduced, (int) left.stream().filter(o -> !gone.contains(o.orderId())).count(), "");
    }
    tell(why, outcome);
    return outcome;
  }

  private static void tell(String why, Outcome outcome) {
    if (!outcome.complete()) {
      LOG.atError()
          .addKeyValue("cancelled", outcome.cancelled())
          .addKeyValue("left", outcome.left())
          .log("{}: resting orders may be left at the exchange: {}", why, outcome.complaint());
    } else if (outcome.cancelled() > 0) {
      LOG.atInfo()
          .addKeyValue("cancelled", outcome.cancelled())
          .log("{}: resting orders cancelled", why);
    }
  }

  /** One order; the caller is told what the exchange said. */
  public Cancelling cancel(String orderId, String ticker) throws InterruptedException {
    if (!tokens.awaitWrite(KalshiOrders.CANCEL_TOKENS, PATIENCE)) {
      return new Cancelling.Unknown("not sent: the account's write limit is used up");
    }
    Cancelling result =
        spans
            .next("cancel order")
            .asking("kalshi")
            .with("recio.order_id", orderId)
            .with("recio.ticker", ticker)
            .make(() -> exchange.orders().cancel(orderId, ticker, DEADLINE));
    if (result instanceof Cancelling.Cancelled) {
      cancelled.increment();
    }
    return result;
  }

  private int cancel(List<AccountOrder> orders, Set<String> gone) throws InterruptedException {
    int reduced = 0;
    try (ExecutorService callers =
        Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor())) {
      List<Callable<Cancelling>> calls =
          orders.stream()
              .map(order -> (Callable<Cancelling>) () -> cancel(order.orderId(), order.ticker()))
              .toList();
      List<Future<Cancelling>> results = callers.invokeAll(calls);
      for (int i = 0; i < results.size(); i++) {
        Cancelling result = result(results.get(i));
        if (result instanceof Cancelling.Cancelled || result instanceof Cancelling.NotResting) {
          gone.add(orders.get(i).orderId());
        }
        reduced += result instanceof Cancelling.Cancelled ? 1 : 0;
      }
    }
    return reduced;
  }

  private static Cancelling result(Future<Cancelling> call) throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException failed) {
      return new Cancelling.Unknown(String.valueOf(failed.getCause()));
    }
  }
}
