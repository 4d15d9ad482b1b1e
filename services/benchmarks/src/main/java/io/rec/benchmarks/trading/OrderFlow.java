package io.rec.benchmarks.trading;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Tickets as a trader writes them, and what became of their orders. What was opened is closed
 * again, so that the desk holds no more than a trader would.
 */
public final class OrderFlow {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern RULE = Pattern.compile("\"rule\":\"([^\"]+)\"");
  private static final Duration BEFORE_CLOSING = Duration.ofMillis(150);
  private static final int CLOSING_TRIES = 20;

  /**
   * When the exchange's word on each order had reached the executor: its first fact, made in the
   * transaction that begins with that word. The dispatch itself bears the time of the last one, by
   * which the exchange was asked for the order's fills as well.
   */
  private static final String ANSWERED =
      """
      SELECT i.trade_id, i.purpose, d.began_at, told.first, d.answered_at, d.reason
      FROM users.order_intents i JOIN users.order_dispatch d USING (user_id, client_order_id)
      JOIN (SELECT key, min(created_at) AS first FROM system.outbox WHERE topic = 'order'
            GROUP BY key) AS told ON told.key = i.client_order_id
      WHERE d.answered_at IS NOT NULL""";

  private final Clock clock = Clock.systemUTC();
  private final TradingDesk desk;
  private final Random random;
  private final Map<Long, Instant> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  public OrderFlow(TradingDesk desk, long seed) {
    this.desk = desk;
    this.random = new Random(seed);
  }

  /** When an order was being sent, when the exchange took it, and when its fills were known. */
  record Answered(
      long trade, boolean opens, Instant began, Instant at, Instant counted, String reason) {}

  /**
   * An entry's way.
   *
   * @param wholeMicros from the ticket to the exchange's word
   * @param sendingMicros of that from the executor's row
   * @param countedMicros from the ticket to the last word, with each fill
   */
  public record Entry(long trade, long wholeMicros, long sendingMicros, long countedMicros) {}

  /** The trade, or 0 when there is none. */
  public long open() throws InterruptedException {
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
  public void close(long trade) throws InterruptedException {
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

  /** The same when the exchange has had the time to answer the entry. */
  public void closeSoon(long trade) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(BEFORE_CLOSING.toNanos());
    close(trade);
  }

  /** What was done until now counts no longer. */
  public void forget() {
    asked.clear();
    refusals.clear();
  }

  /** Entries that were asked for here and answered, in the order of their trades. */
  public List<Entry> entries() {
    var found = new TreeMap<Long, Entry>();
    for (var answer : answered()) {
      var began = asked.get(answer.trade());
      if (answer.opens() && began != null) {
        found.put(
            answer.trade(),
            new Entry(
                answer.trade(),
                micros(began, answer.at()),
                micros(answer.began(), answer.at()),
                micros(began, answer.counted())));
      }
    }
    return List.copyOf(found.values());
  }

  /** By their rule. */
  public Map<String, Integer> refusals() {
    return new TreeMap<>(refusals);
  }

  List<Answered> answered() {
    return desk.books()
        .ask(
            books -> {
              var found = new ArrayList<Answered>();
              try (var statement = books.createStatement();
                  var rows = statement.executeQuery(ANSWERED)) {
                while (rows.next()) {
                  found.add(
                      new Answered(
                          rows.getLong(1),
                          rows.getString(2).equals("open"),
                          rows.getTimestamp(3).toInstant(),
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
    var rule = RULE.matcher(problem);
    return rule.find() ? " " + rule.group(1) : "";
  }

  private static long micros(Instant from, Instant until) {
    return Duration.between(from, until).toNanos() / 1_000;
  }
}
