package io.rec.benchmarks.trading;

import io.rec.benchmarks.trading.RestingOrder.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A person who wants a resting order otherwise and asks the executor until it says what became of
 * that: the same again while nobody answers or knows, anew when it certainly was not done.
 */
final class AmendWish {
  static final String AMENDED = "amended";

  /** The desk itself takes resting orders off, as when the database is lost. */
  static final String CANCELLED = "cancelled";

  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([^\"]+)\"");
  private static final List<String> NOT_DONE = List.of("never", "refused", "overtaken");

  /** Nothing rests that could be amended: cancelled, or the market is closed. */
  private static final Pattern OVER =
      Pattern.compile("not_resting|order_resting: found (canceled|executed)|market_inactive");

  private static final long PAUSE_MILLIS = 200;

  private final TradingDesk desk;
  private final Fault fault;
  private final RestingOrder order;
  private int attempt = 1;
  private String last = "";

  AmendWish(TradingDesk desk, Fault fault, RestingOrder order) {
    this.desk = desk;
    this.fault = fault;
    this.order = order;
  }

  /** How it ended; empty if it did not come to rest in time. */
  String insist(Duration limit) throws InterruptedException {
    var until = System.nanoTime() + limit.toNanos();
    while (!done()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("nobody amended %s: %s".formatted(order, last));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    var ended = ended();
    while (ended.isEmpty() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(50);
      ended = ended();
    }
    return ended;
  }

  private boolean done() throws InterruptedException {
    try {
      if (fault.doubles()) {
        Thread.ofVirtual().start(this::quietly);
      }
      last = ask();
      var outcome = OUTCOME.matcher(last);
      var word = outcome.find() ? outcome.group(1) : "";
      if (NOT_DONE.contains(word)) {
        attempt++;
      }
      return word.equals(AMENDED) || OVER.matcher(last).find();
    } catch (IOException nobody) {
      last = String.valueOf(nobody);
      return false;
    }
  }

  private String restsAs(Shown shown) {
    if (!shown.rests()) {
      return CANCELLED;
    }
    return shown.terms().equals(order.wanted()) ? AMENDED : "";
  }

  private String ask() throws IOException, InterruptedException {
    var terms = order.wanted();
    return desk.executor(
            "POST",
            "/orders/%s/amend".formatted(order.id()),
            "{\"price\":\"%s\",\"count\":\"%s\",\"request_id\":\"%s-%d\",\"by\":\"a person\"}"
                .formatted(
                    terms.price().toPlainString(),
                    terms.count().toPlainString(),
                    order.client(),
                    attempt))
        .body();
  }

  private void quietly() {
    try {
      ask();
    } catch (IOException nobody) {
      // The other one of the two is waited for.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Both sides show the wanted terms at rest, or that nothing rests any more. */
  private String ended() throws InterruptedException {
    // The exchange is asked last and seldom: the account's reads are limited.
    var ours = order.inOurBooks(desk);
    var ended = ours.map(this::restsAs).orElse("");
    try {
      return ended.isEmpty() || !ours.equals(Optional.of(order.atExchange(desk))) ? "" : ended;
    } catch (IOException nobody) {
      return "";
    }
  }
}
