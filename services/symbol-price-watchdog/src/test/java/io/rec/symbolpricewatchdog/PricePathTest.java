package io.rec.symbolpricewatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.events.Announcements;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.symbolpricewatchdog.live.LivePrice;
import io.rec.symbolpricewatchdog.live.Refusals;
import io.rec.venues.coinbase.PriceTick;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PricePathTest {

  private static final String BTC = "symbol-price-watchdog-btc";
  private static final String FACTS =
      "SELECT payload->>'type' || ' ' || coalesce(payload->>'direction', '') FROM system.outbox ORDER BY id";

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with(BTC, "venue-simulator");
  }

  @Test
  @DisplayName("REC-PWB-11 announces each tick with its momentum, at once")
  void announces() throws SQLException {
    LoggedPrices.prepare(database);
    try (TestRole simulator = simulator();
        TestRole watchdog = watchdog(Map.of()).awaitReady()) {
      Heard heard = new Heard();
      watchdog.bean(Announcements.class).listen("recio_price", heard);

      await().atMost(20, SECONDS).until(() -> heard.payloads().size() >= 4);

      assertThat(heard.payloads().getLast())
          .contains("\"symbol\":\"BTC\"", "\"momentum\":", "\"delta_30m\":", "\"timestamp\":\"20")
          .doesNotContain("NaN", "\"momentum\":null");
      assertThat(watchdog.get("/health").body())
          .contains("\"look_backs_covered_minutes\":[1,2,3,4,15,30]");
    }
  }

  @Test
  @DisplayName("REC-PWB-05 serves the last known price with its age when the feed is gone")
  void fallsBackToLastKnown() throws SQLException {
    try (TestRole watchdog = new Cut().awaitStale()) {
      String price = watchdog.get("/api/price").body();

      assertThat(price)
          .contains("\"stale\":true", "\"interpolated\":false", "\"momentum\":null")
          .contains("\"source\":\"venue-simulator\"")
          .containsPattern("\"age_ms\":[5-9]\\d{3}|\"age_ms\":\\d{5}");
      assertThat(watchdog.get("/api/price/eth").statusCode()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("REC-PWB-09 tells a lost feed once and its return once, and flags the rows between")
  void repairsGap() throws SQLException {
    try (TestRole watchdog = new Cut().awaitStale()) {
      await().atMost(10, SECONDS).until(() -> facts().equals(List.of("feed_lost ")));
      try (TestRole again = simulator()) {
        await()
            .atMost(60, SECONDS)
            .until(() -> facts().equals(List.of("feed_lost ", "feed_recovered ")));
        await()
            .atMost(10, SECONDS)
            .untilAsserted(
                () ->
                    assertThat(
                            database.column(
                                """
                                SELECT count(*) > 2 AND bool_and(source = 'interpolated'
                                  AND momentum IS NULL AND price > 0)
                                FROM live_data.btc_price_log WHERE interpolated"""))
                        .containsExactly("t"));
      }
    }
  }

  @Test
  @DisplayName("bad ticks are refused, counted and visible, and never stored")
  void refusesBadTicks() throws SQLException {
    try (TestRole simulator = simulator();
        TestRole watchdog = watchdog(Map.of()).awaitReady()) {
      await().atMost(10, SECONDS).until(() -> rows() >= 1);
      LivePrice price = watchdog.bean(LivePrice.class);

      price.take(tick("BTC-USD", "1.00", Instant.now()));
      price.take(tick("ETH-USD", "4200.00", Instant.now()));
      price.take(tick("BTC-USD", "118000.00", Instant.now().plusSeconds(600)));
      price.take(tick("BTC-USD", "118000.00", Instant.now().minusSeconds(60)));

      assertThat(watchdog.get("/health").body())
          .contains(
              "\"ticks_refused\":{\"from_future\":1,\"jump\":1,\"out_of_order\":1,\"unknown_product\":1}");
      assertThat(watchdog.get("/prometheus").body())
          .contains("recio_price_ticks_refused_total{component=\"" + BTC + "\",reason=\"jump\"");
      await().atMost(10, SECONDS).until(() -> rows() >= 3);
      assertThat(
              database.column(
                  """
                  SELECT count(*) FROM live_data.btc_price_log
                  WHERE price < 50000 OR "timestamp" > now() + interval '1 minute'"""))
          .containsExactly("0");
    }
  }

  @Test
  @DisplayName("the same price twice in one millisecond is two ticks, none of them refused")
  void countsEachTickOfABusyMillisecond() throws SQLException {
    try (TestRole watchdog = offline()) {
      LivePrice price = watchdog.bean(LivePrice.class);
      Instant now = Instant.now();

      price.take(tick("BTC-USD", "118000.00", now));
      price.take(tick("BTC-USD", "118000.00", now));

      assertThat(price.taken()).isEqualTo(2);
      assertThat(watchdog.bean(Refusals.class).counts()).isEmpty();
    }
  }

  @Test
  @DisplayName("REC-PWB-04 a threshold that is crossed is told once for each crossing")
  void alertsOnce() throws SQLException {
    try (TestRole watchdog = offline()) {
      LivePrice price = watchdog.bean(LivePrice.class);
      Instant now = Instant.now();
      price.take(tick("BTC-USD", "118000.00", now.minusSeconds(60)));
      database.execute("INSERT INTO live_data.price_alert (symbol, price) VALUES ('BTC', 118100)");
      watchdog.bean(io.rec.symbolpricewatchdog.alert.PriceAlerts.class).start();
      feedUntil(price, "118050.00", () -> side().equals(List.of("below")));

      feedUntil(price, "118120.00", () -> facts().size() == 1);
      feedUntil(price, "118150.00", () -> facts().size() == 1 && side().equals(List.of("above")));
      price.take(tick("BTC-USD", "118090.00", Instant.now()));
      price.take(tick("BTC-USD", "118150.00", Instant.now()));

      assertThat(facts()).containsExactly("price_alert up");
    }
  }

  @Test
  @DisplayName("REC-PWB-04 thresholds are added, listed, refused and removed over HTTP")
  void keepsThresholds() {
    try (TestRole simulator = simulator();
        TestRole watchdog = watchdog(Map.of()).awaitReady()) {
      assertThat(watchdog.post("/api/price_alerts", "{\"price\":999000.50}").statusCode())
          .isEqualTo(201);
      assertThat(watchdog.get("/api/price_alerts").body()).contains("\"price\":999000.50");
      assertThat(watchdog.post("/api/price_alerts", "{\"price\":-1}").statusCode()).isEqualTo(400);
      assertThat(watchdog.post("/api/price_alerts", "{\"price\":1.005}").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  @DisplayName("two watchdogs of one symbol write one row a second, that of the later tick")
  void twoWriteOnce() throws SQLException {
    ConfigFolder other = ConfigFolder.create().with(database).with(BTC);
    other.port("venue-simulator", config.port("venue-simulator"));
    try (TestRole simulator = simulator();
        TestRole one = watchdog(Map.of()).awaitReady();
        TestRole two =
            TestRole.start(Application.class, BTC, other, Map.of("RECIO_SYMBOL", "BTC"))
                .awaitReady()) {
      await().atMost(20, SECONDS).until(() -> rows() >= 4);

      assertThat(
              database.column(
                  "SELECT count(*) = count(DISTINCT \"timestamp\") FROM live_data.btc_price_log"))
          .containsExactly("t");
      assertThat(one.get("/health").body()).containsPattern("\"rows_written\":[1-9]");
      assertThat(two.get("/health").body()).containsPattern("\"rows_written\":[1-9]");
    }
  }

  @Test
  @DisplayName("REC-DF-01 a tick is a committed row less than 100 ms later, at the median")
  void commitsInTime() throws SQLException {
    try (TestRole watchdog = offline()) {
      LivePrice price = watchdog.bean(LivePrice.class);
      watchdog.bean(io.rec.symbolpricewatchdog.log.PriceLogWriter.class).start();
      List<Duration> delays = new java.util.ArrayList<>();
      for (int number = 0; number < 20; number++) {
        String cents = "118000.%02d".formatted(number);
        Instant at = Instant.now();
        price.take(tick("BTC-USD", cents, at));
        await()
            .pollInterval(Duration.ofMillis(2))
            .atMost(5, SECONDS)
            .until(
                () ->
                    database
                        .column("SELECT price FROM live_data.btc_price_log ORDER BY 1 DESC LIMIT 1")
                        .equals(List.of(cents)));
        delays.add(Duration.between(at, Instant.now()));
      }

      delays.sort(Duration::compareTo);
      assertThat(delays.get(10)).isLessThan(Duration.ofMillis(100));
    }
  }

  @Test
  @DisplayName("REC-DB-08 days older than thirty are dropped whole, newer ones stay")
  void dropsOldDays() throws SQLException {
    database.execute(
        "SELECT live_data.prepare_price_days('BTC', (now() AT TIME ZONE 'UTC')::date - 33, 5)",
        """
        INSERT INTO live_data.btc_price_log ("timestamp", price)
        SELECT now() - make_interval(days => d), d FROM generate_series(28, 33) d""");
    try (TestRole simulator = simulator();
        TestRole watchdog = watchdog(Map.of()).awaitReady()) {
      await()
          .atMost(20, SECONDS)
          .until(() -> watchdog.get("/health").body().contains("\"days_dropped\":3"));

      assertThat(
              database.column(
                  "SELECT price::int FROM live_data.btc_price_log WHERE price < 100 ORDER BY 1"))
          .containsExactly("28", "29", "30");
    }
  }

  @Test
  @DisplayName("price changes of one hour, three hours and a day come from the own log each minute")
  void tellsChanges() throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.btc_price_log ("timestamp", price) VALUES
        (now() - interval '1 second', 110), (now() - interval '1 hour 5 seconds', 100),
        (now() - interval '3 hours 5 seconds', 88)""");
    try (TestRole watchdog = offline()) {
      watchdog.bean(io.rec.symbolpricewatchdog.live.PriceChanges.class).start();

      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              """
                              SELECT change1h || ' ' || change3h || ' ' || coalesce(change1d, -1)
                              FROM live_data.price_change_btc"""))
                      .containsExactly("10.000000 25.000000 -1"));
    }
  }

  /** A watchdog whose venue has just gone, told after two seconds. */
  private final class Cut {
    private final TestRole watchdog;

    Cut() throws SQLException {
      TestRole simulator = simulator();
      watchdog = watchdog(Map.of("RECIO_SET_PRICES_ALERT_AFTER", "2s")).awaitReady();
      await().atMost(20, SECONDS).until(() -> rows() >= 2);
      simulator.close();
    }

    TestRole awaitStale() {
      await()
          .atMost(20, SECONDS)
          .until(() -> watchdog.get("/health").body().contains("\"price_stale\":true"));
      return watchdog;
    }
  }

  /** A watchdog that has its history and waits for a venue that is not there. */
  private TestRole offline() {
    TestRole watchdog = watchdog(Map.of());
    await()
        .atMost(20, SECONDS)
        .until(
            () -> watchdog.get("/health/ready").body().contains("3/5 Start WebSocket connection"));
    return watchdog;
  }

  private static void feedUntil(
      LivePrice price, String dollars, java.util.concurrent.Callable<Boolean> done) {
    await()
        .atMost(10, SECONDS)
        .until(
            () -> {
              price.take(tick("BTC-USD", dollars, Instant.now()));
              return done.call();
            });
  }

  private List<String> facts() throws SQLException {
    return database.column(FACTS);
  }

  private List<String> side() throws SQLException {
    return database.column("SELECT side FROM live_data.price_alert");
  }

  private long rows() throws SQLException {
    return Long.parseLong(
        database.column("SELECT count(*) FROM live_data.btc_price_log").getFirst());
  }

  private static PriceTick tick(String product, String price, Instant at) {
    return new PriceTick(product, new BigDecimal(price), at);
  }

  private TestRole simulator() {
    return TestRole.start(
            io.rec.venuesimulator.Application.class, "venue-simulator", config, Map.of())
        .awaitReady();
  }

  private TestRole watchdog(Map<String, String> settings) {
    Map<String, String> env = new java.util.HashMap<>(settings);
    env.put("RECIO_SYMBOL", "BTC");
    return TestRole.start(Application.class, BTC, config, env);
  }
}
