package io.rec.benchmarks.trading;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Some trades at once under one fault, until each of them has come to rest. */
final class Batch {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int MOST_CONTRACTS = 3;
  private static final String STATUS =
      "SELECT status FROM users.trades WHERE id = ? AND NOT outcome_unknown AND status <> ALL"
          + " ('{pending,closing}')";

  private final TradingDesk desk;
  private final Fault fault;
  private final Operation operation;
  private final Random random;

  Batch(TradingDesk desk, Fault fault, Operation operation, long seed) {
    this.desk = desk;
    this.fault = fault;
    this.operation = operation;
    this.random = new Random(seed);
  }

  /** Asks as a person's program does who has no answer: the same again until there is one. */
  List<Run> run(int width, String name)
      throws InterruptedException, IOException, SQLException, ExecutionException {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var before = operation == Operation.CLOSE ? opened(people, width, name) : List.<Long>of();
      var resting = operation == Operation.AMEND ? placed(width, name) : List.<RestingOrder>of();
      var tasks = new ArrayList<Callable<Run>>();
      for (int index = 0; index < width; index++) {
        var wait = random.nextInt(1_000);
        var id = "%s-%d".formatted(name, index);
        if (operation == Operation.CLOSE) {
          var trade = before.get(index);
          tasks.add(() -> measured(wait, () -> atRest(closed(trade), LIMIT)));
        } else if (operation == Operation.AMEND) {
          var wish = new AmendWish(desk, fault, resting.get(index));
          tasks.add(() -> measured(wait, () -> wish.insist(LIMIT)));
        } else {
          var offer = Offer.any(desk.books(), random);
          var contracts = 1 + random.nextInt(MOST_CONTRACTS);
          tasks.add(
              () -> measured(wait, () -> atRest(entered(offer.ticket(id, contracts)), LIMIT)));
        }
      }
      var running = new ArrayList<Future<Run>>();
      tasks.forEach(task -> running.add(people.submit(task)));
      fault.run(desk, random);
      var runs = new ArrayList<Run>();
      for (var one : running) {
        runs.add(one.get());
      }
      for (int index = 0; index < resting.size(); index++) {
        tidyUp(resting.get(index), runs.get(index));
      }
      return runs;
    }
  }

  /**
   * Trades that are open before anything goes wrong. The executor may still keep the silence that
   * the batch before has earned it at the exchange, and give tickets up meanwhile: as many as are
   * missing are asked for again until it is over.
   */
  private List<Long> opened(ExecutorService people, int width, String name)
      throws InterruptedException, ExecutionException, SQLException {
    var until = System.nanoTime() + LIMIT.toNanos();
    var open = new ArrayList<Long>();
    for (int round = 0; open.size() < width; round++) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "%s: only %d of %d trades could be opened beforehand"
                .formatted(name, open.size(), width));
      }
      open.addAll(openedOnce(people, width - open.size(), "%s-open-%d".formatted(name, round)));
    }
    return open;
  }

  /** Those of so many tickets that were not given up. */
  private List<Long> openedOnce(ExecutorService people, int tickets, String name)
      throws InterruptedException, ExecutionException, SQLException {
    var asked = new ArrayList<Future<Long>>();
    for (int index = 0; index < tickets; index++) {
      var ticket = Offer.any(desk.books(), random).ticket("%s-%d".formatted(name, index), 1);
      asked.add(people.submit(() -> entered(ticket)));
    }
    var open = new ArrayList<Long>();
    for (var one : asked) {
      var trade = one.get();
      if (atRest(trade, LIMIT).equals("open")) {
        open.add(trade);
      }
    }
    return open;
  }

  /** What a person has resting at the exchange before anything goes wrong. */
  private List<RestingOrder> placed(int width, String name)
      throws IOException, InterruptedException {
    var all = new ArrayList<RestingOrder>();
    for (int index = 0; index < width; index++) {
      var order = RestingOrder.place(desk, random, "%s-%d".formatted(name, index));
      desk.remember(order, false);
      all.add(order);
    }
    return all;
  }

  /** The books are compared when nothing is bound any more. */
  private void tidyUp(RestingOrder order, Run run) throws IOException, InterruptedException {
    desk.remember(order, run.ended().equals(AmendWish.AMENDED));
    order.cancel(desk);
  }

  /** The wish gives how it ended, or nothing if it did not come to rest. */
  private Run measured(int waitMillis, Callable<String> wish) throws Exception {
    TimeUnit.MILLISECONDS.sleep(waitMillis);
    var began = System.nanoTime();
    var ended = wish.call();
    return new Run(fault, operation, ended, Duration.ofNanos(System.nanoTime() - began));
  }

  private long entered(String ticket) throws IOException, InterruptedException {
    var trade = insist(ticket);
    if (operation == Operation.CANCEL) {
      cancel(trade);
    }
    return trade;
  }

  private long closed(long trade) throws IOException, InterruptedException {
    return insist(
        "{\"intent\":\"close\",\"trade_id\":%d,\"close_method\":\"manual\"}".formatted(trade));
  }

  /** A wish is repeated with its own id until somebody has taken it. */
  private long insist(String body) throws InterruptedException {
    var until = System.nanoTime() + LIMIT.toNanos();
    var last = "";
    while (System.nanoTime() < until) {
      try {
        if (fault.doubles()) {
          Thread.ofVirtual().start(() -> quietly(body));
        }
        HttpResponse<String> answer = desk.manager("POST", "/trades", body);
        var id = ID.matcher(answer.body());
        if (answer.statusCode() < 300 && id.find()) {
          return Long.parseLong(id.group(1));
        }
        last = answer.statusCode() + " " + answer.body();
      } catch (IOException nobody) {
        last = String.valueOf(nobody);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("nobody took %s: %s".formatted(body, last));
  }

  private void quietly(String body) {
    try {
      desk.manager("POST", "/trades", body);
    } catch (IOException nobody) {
      // The other one of the two is waited for.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancel(long trade) throws InterruptedException {
    try {
      var shown = desk.manager("GET", "/trades/" + trade, "").body();
      var name = Pattern.compile("\"client_order_id\":\"([^\"]+)\"").matcher(shown);
      if (name.find()) {
        desk.executor("POST", "/orders/%s/cancel".formatted(name.group(1).replace(":", "%3A")), "");
      }
    } catch (IOException nobody) {
      // Wanted once, and not insisted on: the order is one that never rests.
    }
  }

  private String atRest(long trade, Duration limit) throws InterruptedException {
    var until = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < until) {
      var status = status(trade);
      if (!status.isEmpty()) {
        return status;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return "";
  }

  /** Empty while something is underway or in doubt, and while the database is away. */
  private String status(long trade) {
    return desk.books()
        .ask(
            books -> {
              try (var statement = books.prepareStatement(STATUS)) {
                statement.setLong(1, trade);
                try (var rows = statement.executeQuery()) {
                  return rows.next() ? rows.getString(1) : "";
                }
              }
            })
        .orElse("");
  }
}
