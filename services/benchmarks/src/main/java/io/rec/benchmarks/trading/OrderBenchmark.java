package io.rec.benchmarks.trading;

import io.rec.benchmarks.Options;
import io.rec.benchmarks.trading.OrderFlow.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * From a ticket to the exchange's word on its order, over HTTP and a PostgreSQL that flushes, and
 * how many orders a second pass when many want to. Options: {@code orders=N} (1000), {@code rate=N}
 * a second (5), {@code people=N} (50), {@code seconds=N} (30), {@code history=N} trades that the
 * account has behind it (0), {@code tier=NAME} of the account (prestige, because a beginner's ten
 * orders a second would be what is measured).
 */
final class OrderBenchmark {
  private static final int WARM_UP = 200;
  private static final String DECISION = "recio_order_decision_seconds";
  private static final String EXCHANGE = "recio_order_exchange_seconds";
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final TradingDesk desk;
  private final OrderFlow flow;

  private OrderBenchmark(TradingDesk desk) {
    this.desk = desk;
    this.flow = new OrderFlow(desk, 1);
  }

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
    flow.forget();
    ask(orders, rate);
    TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
    var entries = flow.entries();
    return """
        ticket to the exchange's word, %d a second: %s
          of that from the executor's row: %s
        ticket to the last word, each fill known: %s
          not taken: %s"""
        .formatted(
            rate,
            quantiles(entries.stream().mapToLong(Entry::wholeMicros)),
            quantiles(entries.stream().mapToLong(Entry::sendingMicros)),
            quantiles(entries.stream().mapToLong(Entry::countedMicros)),
            flow.refusals());
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
    var before = flow.answered().size();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int person = 0; person < people; person++) {
        all.submit(
            () -> {
              while (System.nanoTime() < until) {
                flow.close(flow.open());
              }
              return null;
            });
      }
    }
    var answers = flow.answered();
    var limited = answers.stream().filter(answer -> answer.reason().contains("too many")).count();
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
        var trade = flow.open();
        closing.submit(
            () -> {
              flow.closeSoon(trade);
              return null;
            });
        next += pause;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
      }
    }
  }

  private static String quantiles(LongStream micros) {
    var sorted = micros.sorted().toArray();
    if (sorted.length == 0) {
      return "nothing was measured";
    }
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, longest %.2f ms (%d)",
        sorted[sorted.length / 2] / 1_000.0,
        sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1_000.0,
        sorted[sorted.length - 1] / 1_000.0,
        sorted.length);
  }
}
