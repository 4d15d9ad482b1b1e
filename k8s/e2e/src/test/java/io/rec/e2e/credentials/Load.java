package io.rec.e2e.credentials;

import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.trading.Offer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Twenty requests a second to the owner of the trades: in each second a ticket, the close of what
 * an earlier one bought, and looks at lists and single trades. An answer that names a rule is an
 * answer; what fails is a request without one, or one that the service could not serve.
 */
final class Load implements AutoCloseable {
  static final int A_SECOND = 20;
  private static final String MANAGER = "trade-manager";
  private static final int BUYS_AT = 0;
  private static final int SELLS_AT = 10;
  private static final int SERVER_FAILED = 500;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int CREATED = 201;
  private static final int OFFERS_EVERY_SECONDS = 5;

  /** What a mounted Secret may take to reach a pod. */
  private static final int TOKEN_EVERY_SECONDS = 60;

  private final Desk desk;
  private final Line line;
  private final String run = "load-" + UUID.randomUUID().toString().substring(0, 6);
  private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong turn = new AtomicLong();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger bought = new AtomicInteger();
  private final Queue<Long> held = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<String, Integer> rules = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<Offer>> offer = new AtomicReference<>(Optional.empty());

  private Load(Desk desk, Line line) {
    this.desk = desk;
    this.line = line;
  }

  static Load on(Desk desk) {
    var load = new Load(desk, Line.to(desk, MANAGER));
    load.offer.set(Optional.of(Offer.next(desk)));
    load.pace.scheduleWithFixedDelay(
        load::lookForOffer, OFFERS_EVERY_SECONDS, OFFERS_EVERY_SECONDS, TimeUnit.SECONDS);
    load.pace.scheduleWithFixedDelay(
        load::readToken, TOKEN_EVERY_SECONDS, TOKEN_EVERY_SECONDS, TimeUnit.SECONDS);
    load.pace.scheduleAtFixedRate(
        () -> load.requests.execute(load::next), 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
    return load;
  }

  int sent() {
    return sent.get();
  }

  int bought() {
    return bought.get();
  }

  /** Each with its time, the oldest first. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** How often which rule said no. */
  Map<String, Integer> rules() {
    return new TreeMap<>(rules);
  }

  /** Ends the pace and waits for what is underway; what is held stays until its hour is over. */
  @Override
  public void close() {
    pace.close();
    requests.close();
    line.close();
  }

  private void lookForOffer() {
    try {
      offer.set(Offer.now(desk));
    } catch (AssertionError | RuntimeException notSeen) {
      // The coordinator is asked by a forward of its own each time: not what is measured here.
      offer.set(Optional.empty());
    }
  }

  private void readToken() {
    try {
      line.readToken();
    } catch (RuntimeException notSeen) {
      // The API server is not what is measured; the token at hand is good for the overlap.
      System.out.println("the token was not read: " + notSeen);
    }
  }

  private void next() {
    var number = turn.getAndIncrement();
    switch ((int) (number % A_SECOND)) {
      case BUYS_AT -> offer.get().ifPresent(wanted -> buy(wanted, number));
      case SELLS_AT -> Optional.ofNullable(held.poll()).ifPresent(this::sell);
      default -> {
        var known = held.peek();
        ask(
            known == null || number % 2 == 0
                ? () -> line.get("/trades?status=active&limit=50")
                : () -> line.get("/trades/" + known));
      }
    }
  }

  private void buy(Offer wanted, long number) {
    ask(() -> line.post("/trades", wanted.ticket("%s-%d".formatted(run, number))))
        .filter(answer -> answer.status() == CREATED)
        .ifPresent(
            answer -> {
              bought.incrementAndGet();
              held.add(answer.json().path("id").asLong());
            });
  }

  private void sell(long trade) {
    ask(
        () ->
            line.post(
                "/trades",
                "{\"intent\":\"close\",\"trade_id\":%d,\"close_method\":\"manual\",\"max_slippage_cents\":20}"
                    .formatted(trade)));
  }

  private interface Request {
    Answer send() throws IOException, InterruptedException;
  }

  private Optional<Answer> ask(Request request) {
    sent.incrementAndGet();
    try {
      var answer = request.send();
      judge(answer);
      return Optional.of(answer);
    } catch (IOException silent) {
      failures.add("%s no answer: %s".formatted(Instant.now(), silent));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private void judge(Answer answer) {
    var status = answer.status();
    if (status >= SERVER_FAILED || status == UNAUTHORIZED || status == FORBIDDEN) {
      failures.add("%s %d: %s".formatted(Instant.now(), status, answer.body()));
    } else if (status >= 400) {
      rules.merge(answer.json().path("rule").asText("status " + status), 1, Integer::sum);
    }
  }
}
