package io.rec.benchmarks.trading;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * From a ticket to the exchange's word on its order, over HTTP and a PostgreSQL that flushes, and
 * how many orders a second pass when many want to. What was opened is closed again, so that the
 * desk holds no more than a trader would. Options: {@code orders=N} (1000), {@code rate=N} a second
 * (5), {@code people=N} (50), {@code seconds=N} (30), {@code history=N} trades that the account has
 * behind it (0), {@code tier=NAME} of the account (prestige, because a beginner's ten orders a
 * second would be what is measured).
 */
final class OrderBenchmark {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final int WARM_UP = 200;
  private static final String DECISION = "recio_order_decision_seconds";
  private static final String EXCHANGE = "recio_order_exchange_seconds";
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /** When the exchange's word on each opening order had reached the executor. */
  private static final String ANSWERED =
      """
      SELECT i.client_order_id, i.trade_id, i.purpose, d.began_at, d.answered_at, d.reason
      FROM users.order_intents i JOIN users.order_dispatch d USING (user_id, client_order_id)
      WHERE d.answered_at IS NOT NULL""";

  private static final Duration BEFORE_CLOSING = Duration.ofMillis(150);
  private static final int CLOSING_TRIES = 20;

  private final Clock clock = Clock.systemUTC();
  private final TradingDesk desk;
  private final Random random = new Random(1);
  private final Map<Long, Instant> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  private OrderBenchmark(TradingDesk desk) {
    this.desk = desk;
  }

  /** When an order was being sent, and answered. */
  private record Answered(long trade, boolean opens, Instant began, Instant at, String reason) {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var root = Path.of(System.getProperty("recio.root"));
    var options = Options.of(arguments);
    try (var desk = TradingDesk.fast(root, options.text("tier", "prestige"))) {
      new PastTrades(options.number("history", 0)).enter(desk);
      var benchmark = new OrderBenchmark(desk);
      System.out.println(
          benchmark.latency(options.number("orders", 1_000), options.number("rate", 5)));
      System.out.println("  " + benchmark.decision());
      System.out.println(
          benchmark.throughput(options.number("people", 50), options.number("seconds", 30)));
    }
  }

  private String latency(int orders, int rate) throws InterruptedException {
    ask(WARM_UP, rate);
    asked.clear();
    ask(orders, rate);
    TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
    var whole = new ArrayList<Long>();
    var sending = new ArrayList<Long>();
    for (var answer : answered().values()) {
      var began = asked.get(answer.trade());
      if (answer.opens() && began != null) {
        whole.add(micros(began, answer.at()));
        sending.add(micros(answer.began(), answer.at()));
      }
    }
    return "ticket to the exchange's word, %d a second: %s%n  of that from the executor's row: %s%n  not taken: %s"
        .formatted(rate, quantiles(whole), quantiles(sending), new TreeMap<>(refusals));
  }

  /** The executor's own figures: the request read, all rules asked, the row committed. */
  private String decision() throws IOException, InterruptedException {
    return executors("the executor's decision alone, its commit included", DECISION)
        + "%n  ".formatted()
        + executors("its call to the exchange alone", EXCHANGE);
  }

  private String executors(String what, String name) throws IOException, InterruptedException {
    var figures = Histogram.of(desk.executor("GET", "/prometheus", "").body(), name);
    return String.format(
        Locale.ROOT,
        "%s: p50 %.2f ms, p99 %.2f ms (%d)",
        what,
        figures.quantile(0.5) * 1_000,
        figures.quantile(0.99) * 1_000,
        figures.count());
  }

  private String throughput(int people, int seconds) throws InterruptedException {
    var before = answered().size();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int person = 0; person < people; person++) {
        all.submit(
            () -> {
              while (System.nanoTime() < until) {
                close(open());
              }
              return null;
            });
      }
    }
    var answers = answered();
    var limited =
        answers.values().stream().filter(answer -> answer.reason().contains("too many")).count();
    return String.format(
        Locale.ROOT,
        "%d at once for %d s: %.1f orders a second answered, %d refused for the rate",
        people,
        seconds,
        (answers.size() - before) / (double) seconds,
        limited);
  }

  private void ask(int orders, int rate) throws InterruptedException {
    var pause = TimeUnit.SECONDS.toNanos(1) / rate;
    var next = System.nanoTime();
    try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int order = 0; order < orders; order++) {
        var trade = open();
        closing.submit(
            () -> {
              TimeUnit.NANOSECONDS.sleep(BEFORE_CLOSING.toNanos());
              close(trade);
              return null;
            });
        next += pause;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
      }
    }
  }

  /** The trade, or 0 when there is none. */
  private long open() throws InterruptedException {
    Offer offer;
    synchronized (random) {
      offer = Offer.any(desk.books(), random);
    }
    var ticket = offer.ticket("bench-" + number.incrementAndGet(), 1);
    var began = clock.instant();
    try {
      HttpResponse<String> answer = desk.manager("POST", "/trades", ticket);
      var id = ID.matcher(answer.body());
      if (answer.statusCode() < 300 && id.find()) {
        var trade = Long.parseLong(id.group(1));
        asked.put(trade, began);
        return trade;
      }
      refusals.merge(answer.statusCode() + rule(answer.body()), 1, Integer::sum);
    } catch (IOException nobody) {
      refusals.merge("no answer", 1, Integer::sum);
    }
    return 0;
  }

  /** Wanted until it is taken: a trade that is still being opened cannot be closed. */
  private void close(long trade) throws InterruptedException {
    var body =
        "{\"intent\":\"close\",\"trade_id\":%d,\"close_method\":\"manual\"}".formatted(trade);
    for (int tries = 0; trade != 0 && tries < CLOSING_TRIES; tries++) {
      try {
        if (desk.manager("POST", "/trades", body).statusCode() < 300) {
          return;
        }
      } catch (IOException nobody) {
        refusals.merge("no answer to a close", 1, Integer::sum);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** By the name of the order. */
  private Map<String, Answered> answered() {
    return desk.books()
        .ask(
            books -> {
              var found = new TreeMap<String, Answered>();
              try (var statement = books.createStatement();
                  var rows = statement.executeQuery(ANSWERED)) {
                while (rows.next()) {
                  found.put(
                      rows.getString(1),
                      new Answered(
                          rows.getLong(2),
                          rows.getString(3).equals("open"),
                          rows.getTimestamp(4).toInstant(),
                          rows.getTimestamp(5).toInstant(),
                          rows.getString(6)));
                }
              }
              return found;
            })
        .orElseThrow();
  }

  private static String rule(String problem) {
    var rule = Pattern.compile("\"rule\":\"([^\"]+)\"").matcher(problem);
    return rule.find() ? " " + rule.group(1) : "";
  }

  private static long micros(Instant from, Instant until) {
    return Duration.between(from, until).toNanos() / 1_000;
  }

  private static String quantiles(List<Long> micros) {
    if (micros.isEmpty()) {
      return "nothing was measured";
    }
    var sorted = micros.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, longest %.2f ms (%d)",
        sorted.get(sorted.size() / 2) / 1_000.0,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1_000.0,
        sorted.getLast() / 1_000.0,
        sorted.size());
  }
}
