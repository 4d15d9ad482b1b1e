package io.rec.symbolpricewatchdog;

import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.platform.testing.Timeline;
import io.rec.symbolpricewatchdog.Outcome.LoggedSeconds;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A watchdog on a simulator and a database of its own, and what its users see of it. */
final class FaultDesk implements AutoCloseable {

  private static final String BTC = "symbol-price-watchdog-btc";
  private static final String SWITCHES = "/admin/faults/coinbase_ws";
  private static final int TICKS_PER_SECOND = 10;

  /** With ten ticks a second, two seconds without one are a pause. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final TestDatabase database;
  private final FakePeer operator = FakePeer.start();
  private final TestRole simulator;
  private final TestRole watchdog;
  private final PriceNotes notes;
  private volatile long oldestMillis;

  FaultDesk(TestDatabase database) {
    this.database = database;
    ConfigFolder config = ConfigFolder.create().with(database).with(BTC, "venue-simulator");
    this.simulator =
        TestRole.start(
                io.rec.venuesimulator.Application.class,
                "venue-simulator",
                config,
                Map.of(
                    "RECIO_SYMBOLS",
                    "BTC",
                    "RECIO_SET_SIMULATOR_ADMIN",
                    "true",
                    "RECIO_SET_SIMULATOR_TICKS_PER_SECOND",
                    Integer.toString(TICKS_PER_SECOND)))
            .awaitReady();
    this.watchdog =
        TestRole.start(
                Application.class,
                BTC,
                config,
                Map.of(
                    "RECIO_SYMBOL",
                    "BTC",
                    "RECIO_OPERATOR_URL",
                    operator.url("/"),
                    "RECIO_SET_PRICES_ALERT_AFTER",
                    Fault.OUTAGE_LASTS.dividedBy(2).toSeconds() + "s"))
            .awaitReady();
    this.notes = new PriceNotes(database);
  }

  TestDatabase database() {
    return database;
  }

  void begin(Fault fault) {
    int status = simulator.post(SWITCHES, fault.switches()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("the switch for %s answers %d".formatted(fault, status));
    }
  }

  /** Returns when the lasting fault has ended by itself. */
  void awaitEnd(Fault fault) {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(fault.lasts().plusSeconds(10))
        .until(() -> !Json.of(simulator.get(SWITCHES).body()).anyOn());
  }

  Counters counters() {
    return new Counters(Json.of(watchdog.get("/health").body()));
  }

  /** Counters between two ticks, and how many the venue has made. */
  record Totals(Counters counters, long made) {}

  /** Has the venue pause for a moment, so that both sides can be counted. */
  Totals totals() {
    feed("{\"ticks_per_second\":0}");
    long made = feed("{}");
    Counters[] two = {counters(), counters()};
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              two[0] = two[1];
              two[1] = counters();
              return two[0].of("ticks_taken") == two[1].of("ticks_taken");
            });
    feed("{\"ticks_per_second\":%d}".formatted(TICKS_PER_SECOND));
    return new Totals(two[1], made);
  }

  /** Looks from now on as users do: over HTTP, at the channel, and at the facts. */
  Timeline watch() {
    oldestMillis = 0;
    return Timeline.of(this::look);
  }

  /** The oldest price shown since the last {@link #watch}. */
  Duration oldest() {
    return Duration.ofMillis(oldestMillis);
  }

  static boolean well(Map<String, String> seen) {
    return "live".equals(seen.get("feed"))
        && "fresh".equals(seen.get("price"))
        && "flow".equals(seen.get("announcements"))
        && "ready".equals(seen.get("readiness"));
  }

  /** The log's seconds from the beginning of a fault to the end of what it did to users. */
  LoggedSeconds seconds(Instant begin, Instant end, Instant until) throws SQLException {
    int[] counts =
        Arrays.stream(
                database
                    .column(
                        """
                        SELECT concat_ws(' ', count(*) FILTER (WHERE log."timestamp" IS NULL),
                          count(*) FILTER (WHERE interpolated),
                          count(*) FILTER (WHERE interpolated <> (source = 'interpolated')
                            OR interpolated AND momentum IS NOT NULL),
                          count(*) FILTER (WHERE interpolated AND log."timestamp" > '%2$s'))
                        FROM generate_series(date_trunc('second', '%1$s'::timestamptz),
                          date_trunc('second', '%3$s'::timestamptz), interval '1 second') AS due
                        LEFT JOIN live_data.btc_price_log AS log ON log."timestamp" = due"""
                            .formatted(begin, end, until))
                    .getFirst()
                    .split(" ", -1))
            .mapToInt(Integer::parseInt)
            .toArray();
    return new LoggedSeconds(counts[0], counts[1], counts[2], counts[3]);
  }

  @Override
  public void close() throws SQLException {
    notes.close();
    watchdog.close();
    simulator.close();
    operator.close();
  }

  private long feed(String change) {
    return Json.of(simulator.post("/admin/feed", change).body()).whole("trades_made");
  }

  private Map<String, String> look() {
    Json price = Json.of(watchdog.get("/api/price").body());
    Json health = counters().health();
    Json services = health.at("services");
    notes.look();
    Map<String, String> seen = new LinkedHashMap<>();
    seen.put("feed", health.text("feed"));
    seen.put("price", words(price.whole("age_ms"), price.flag("stale")));
    seen.put("announcements", notes.age().compareTo(PAUSE) < 0 ? "flow" : "pause");
    seen.put("readiness", watchdog.get("/health/ready").statusCode() == 200 ? "ready" : "waiting");
    seen.put("health", health.text("status"));
    seen.put("coinbase_api", services.text("coinbase_api"));
    seen.put("database", services.text("database"));
    seen.put("fact", notes.fact());
    return seen;
  }

  private String words(long age, boolean stale) {
    oldestMillis = Math.max(oldestMillis, age);
    if (stale) {
      return "stale";
    }
    return age > 5000 ? "old and not said so" : "fresh";
  }
}
