package io.rec.benchmarks.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.benchmarks.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kill switch while many people enter and orders rest at the exchange: when the last entry was
 * sent and when the last resting order was off the book, both counted from the moment somebody
 * pressed. Options: {@code rounds=N} (20), {@code people=N} (20), {@code resting=N} (20).
 */
final class KillBenchmark {
  private static final Duration RUNNING = Duration.ofSeconds(2);
  private static final String LAST_SENT =
      """
      SELECT max(d.began_at) FROM users.order_intents i
      JOIN users.order_dispatch d USING (user_id, client_order_id)
      WHERE i.purpose = 'open' AND d.began_at > ?""";

  private final Clock clock = Clock.systemUTC();
  private final TradingDesk desk;
  private final Random random = new Random(1);
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  private KillBenchmark(TradingDesk desk) {
    this.desk = desk;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var root = Path.of(System.getProperty("recio.root"));
    var options = Options.of(arguments);
    try (var desk = TradingDesk.fast(root, "prestige")) {
      System.out.println(
          new KillBenchmark(desk)
              .run(
                  options.number("rounds", 20),
                  options.number("people", 20),
                  options.number("resting", 20)));
    }
  }

  private String run(int rounds, int people, int resting) throws IOException, InterruptedException {
    var blocked = new ArrayList<Long>();
    var cancelled = new ArrayList<Long>();
    var going = new AtomicBoolean(true);
    var began = System.nanoTime();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int person = 0; person < people; person++) {
        all.submit(() -> enters(going));
      }
      for (int round = 0; round < rounds; round++) {
        TimeUnit.NANOSECONDS.sleep(RUNNING.toNanos());
        var orders = rest(resting);
        var pressed = clock.instant();
        set("CancelOrders");
        TimeUnit.SECONDS.sleep(1);
        blocked.add(lastSent(pressed));
        cancelled.add(lastCancelled(orders, pressed));
        set("None");
      }
      going.set(false);
    }
    return String.format(
        Locale.ROOT,
        "%d presses, %d people entering (%.1f entries a second taken), %d orders resting%n"
            + "  last entry sent after: %s%n  last order off the book after: %s",
        rounds,
        people,
        taken.get() / ((System.nanoTime() - began) / 1e9),
        resting,
        figures(blocked),
        figures(cancelled));
  }

  private Void enters(AtomicBoolean going) throws InterruptedException {
    while (going.get()) {
      try {
        var answer = desk.manager("POST", "/trades", offer().ticket("kill-" + next(), 1));
        if (answer.statusCode() < 300) {
          taken.incrementAndGet();
        } else {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      } catch (IOException nobody) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    return null;
  }

  /** Orders of the account that no service of ours made: they rest far from the market. */
  private Set<String> rest(int orders) throws IOException, InterruptedException {
    var names = new HashSet<String>();
    for (int order = 0; order < orders; order++) {
      var name = "rest-" + next();
      desk.place(
          """
          {"ticker":"%s","client_order_id":"%s","side":"bid","count":"1.00","price":"0.0100",
           "time_in_force":"good_till_canceled","self_trade_prevention_type":"taker_at_cross"}"""
              .formatted(offer().ticker(), name));
      names.add(name);
    }
    return names;
  }

  private void set(String level) throws IOException, InterruptedException {
    var answer =
        desk.executor(
            "PUT",
            "/kill-switch",
            "{\"level\":\"%s\",\"reason\":\"benchmark %d\",\"by\":\"benchmark\"}"
                .formatted(level, next()));
    if (answer.statusCode() != 200) {
      throw new IOException("the kill switch answered " + answer.body());
    }
  }

  /** Milliseconds; 0 when nothing was sent after the press. */
  private long lastSent(Instant pressed) {
    return desk.books()
        .ask(
            books -> {
              try (var statement = books.prepareStatement(LAST_SENT)) {
                statement.setTimestamp(1, Timestamp.from(pressed));
                try (var rows = statement.executeQuery()) {
                  rows.next();
                  var last = rows.getTimestamp(1);
                  return last == null ? 0 : Duration.between(pressed, last.toInstant()).toMillis();
                }
              }
            })
        .orElseThrow();
  }

  private long lastCancelled(Set<String> orders, Instant pressed)
      throws IOException, InterruptedException {
    long last = 0;
    var left = new HashSet<>(orders);
    for (JsonNode order :
        desk.venue("/portfolio/orders?status=canceled&limit=1000").path("orders")) {
      if (left.remove(order.path("client_order_id").asText())) {
        var at = Instant.parse(order.path("last_update_time").asText());
        last = Math.max(last, Duration.between(pressed, at).toMillis());
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("still resting a second after the press: " + left);
    }
    return last;
  }

  private Offer offer() throws InterruptedException {
    synchronized (random) {
      return Offer.any(desk.books(), random);
    }
  }

  private int next() {
    return number.incrementAndGet();
  }

  private static String figures(List<Long> millis) {
    var sorted = millis.stream().sorted().toList();
    return "median %d ms, longest %d ms".formatted(sorted.get(sorted.size() / 2), sorted.getLast());
  }
}
