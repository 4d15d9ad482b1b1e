package io.rec.kalshiapiwatchdog;

import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import io.rec.platform.testing.Timeline;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A watchdog on an exchange and a database of its own, and what its users see of it. */
final class FaultDesk implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final long FRESH_MILLIS = 10_000;
  private static final int OK = 200;

  private final Postgres server;
  private final FakePeer operator = FakePeer.start();
  private final FaultyExchange exchange;
  private final TestRole watchdog;
  private final MarketNotes notes;
  private volatile long oldestMillis;

  FaultDesk(Postgres server) throws SQLException {
    this.server = server;
    var database = server.migrated();
    ConfigFolder config =
        ConfigFolder.create().with(database).with("kalshi-api-watchdog", "venue-simulator");
    this.exchange = new FaultyExchange(config);
    this.watchdog =
        TestRole.start(
                Application.class,
                "kalshi-api-watchdog",
                config,
                Map.of("RECIO_SYMBOLS", "BTC", "RECIO_OPERATOR_URL", operator.url("/")))
            .awaitReady();
    this.notes = new MarketNotes(database);
  }

  Postgres server() {
    return server;
  }

  FaultyExchange exchange() {
    return exchange;
  }

  Json health() {
    return Json.of(watchdog.get("/health").body());
  }

  Timeline watch() {
    oldestMillis = 0;
    return Timeline.of(this::look);
  }

  /** The oldest markets shown since the last {@link #watch}. */
  Duration oldest() {
    return Duration.ofMillis(oldestMillis);
  }

  static boolean well(Map<String, String> seen) {
    return "live".equals(seen.get("stream"))
        && "fresh".equals(seen.get("markets"))
        && "fresh".equals(seen.get("announced"))
        && "ready".equals(seen.get("readiness"))
        && "right".equals(seen.get("clock"))
        // Degraded while trading pauses, on Thursday mornings in New York.
        && !"unhealthy".equals(seen.get("kalshi_api"));
  }

  /** Returns when every offer that is shown is what the exchange says at the same moment. */
  void awaitEqual() {
    await().pollInterval(Duration.ofMillis(40)).atMost(Duration.ofSeconds(60)).until(this::equal);
  }

  @Override
  public void close() throws SQLException {
    notes.close();
    watchdog.close();
    exchange.close();
    operator.close();
  }

  private boolean equal() {
    HttpResponse<String> answer = watchdog.get("/kalshi_market_snapshot");
    if (answer.statusCode() != OK) {
      return false;
    }
    Json snapshot = Json.of(answer.body());
    Map<String, BigDecimal> shown = new TreeMap<>();
    for (Json market : snapshot.at("markets").values()) {
      boolean offered = market.find("yes_ask").isPresent();
      shown.put(
          market.text("ticker"), offered ? market.decimal("yes_ask") : BigDecimal.valueOf(100));
    }
    Map<String, BigDecimal> said = exchange.asks(snapshot.text("event_ticker"));
    return shown.keySet().equals(said.keySet())
        && shown.entrySet().stream()
            .allMatch(
                each ->
                    each.getValue().compareTo(said.getOrDefault(each.getKey(), BigDecimal.ZERO))
                        == 0);
  }

  private Map<String, String> look() {
    Json health = health();
    Json services = health.at("services");
    notes.look();
    Map<String, String> seen = new LinkedHashMap<>();
    seen.put("stream", health.text("stream"));
    seen.put("markets", markets(watchdog.get("/kalshi_market_snapshot")));
    seen.put("announced", notes.age().compareTo(PAUSE) < 0 ? notes.newest() : "nothing");
    seen.put("readiness", watchdog.get("/health/ready").statusCode() == OK ? "ready" : "waiting");
    seen.put("health", health.text("status"));
    seen.put("kalshi_api", services.text("kalshi_api"));
    seen.put("clock", health.flag("exchange_clock_skewed") ? "wrong" : "right");
    seen.put("database", services.text("database"));
    seen.put("fact", notes.fact());
    return seen;
  }

  private String markets(HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      return "unknown";
    }
    Json snapshot = Json.of(answer.body());
    long age = snapshot.whole("age_ms");
    oldestMillis = Math.max(oldestMillis, age);
    if (snapshot.flag("cached")) {
      return "cached";
    }
    return age > FRESH_MILLIS ? "old and not said so" : "fresh";
  }
}
