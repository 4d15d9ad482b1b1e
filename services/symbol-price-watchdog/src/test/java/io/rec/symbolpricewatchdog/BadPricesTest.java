package io.rec.symbolpricewatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.venues.testing.ScriptedVenue;
import io.rec.venues.testing.ScriptedVenue.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a venue gone mad may send, from its socket to the log: refused, counted, told, not stored.
 */
class BadPricesTest {

  private static final String BTC = "symbol-price-watchdog-btc";

  private static TestDatabase database;
  private static ScriptedVenue venue;
  private static LogLines log;
  private static TestRole watchdog;
  private static int number;

  /** Keeps the connection open while nothing is sent, as a venue does. */
  private static final ScheduledExecutorService HEART =
      Executors.newSingleThreadScheduledExecutor();

  @BeforeAll
  static void start() throws SQLException {
    database = Postgres.shared().migrated();
    venue = ScriptedVenue.start(BadPricesTest::acknowledge);
    log = LogLines.of("io.rec");
    var unused = HEART.scheduleAtFixedRate(BadPricesTest::beat, 1, 1, SECONDS);
    ConfigFolder config = ConfigFolder.create().with(database).with(BTC);
    config.port("venue-simulator", venue.address().getPort());
    watchdog =
        TestRole.start(Application.class, BTC, config, Map.of("RECIO_SYMBOL", "BTC")).awaitReady();
  }

  @AfterAll
  static void stop() {
    HEART.shutdownNow();
    watchdog.close();
    log.close();
    venue.close();
  }

  @ParameterizedTest(name = "{2}: {0} {1}")
  @CsvSource({
    "BTC-USD,  0,              not_positive,     recio_price_feed_refused_total",
    "BTC-USD,  -118000.00,     not_positive,     recio_price_feed_refused_total",
    "BTC-USD,  NaN,            not_a_number,     recio_price_feed_refused_total",
    "BTC-USD,  1e9,            not_a_number,     recio_price_feed_refused_total",
    "BTC-USD,  '',             not_a_number,     recio_price_feed_refused_total",
    "DOGE-USD, 118000.00,      unknown_product,  recio_price_feed_refused_total",
    "BTC-USD,  0.001,          impossible_price, recio_price_ticks_refused_total",
    "BTC-USD,  100000000.00,   impossible_price, recio_price_ticks_refused_total",
    "BTC-USD,  1180.00,        jump,             recio_price_ticks_refused_total",
    "BTC-USD,  999999.00,      jump,             recio_price_ticks_refused_total"
  })
  @DisplayName("a price that cannot be is refused for a counted, logged, visible reason")
  void refuses(String product, String price, String reason, String metric)
      throws IOException, SQLException {
    good();
    double before = metric(metric, reason);

    session().send(ticker(product, price));
    good();

    assertThat(metric(metric, reason)).isEqualTo(before + 1);
    assertThat(watchdog.get("/health").body()).contains("\"" + reason + "\":");
    assertThat(log.events())
        .anySatisfy(
            line -> {
              assertThat(line.getFormattedMessage()).contains("refused");
              assertThat(line.getKeyValuePairs().toString()).containsIgnoringCase(reason);
            });
    assertOnlyGoodOnesStored();
  }

  @Test
  @DisplayName("a frame that is no message costs itself only, and says why")
  void skipsMalformed() throws IOException, SQLException {
    good();
    long before = counter("feed_unreadable_messages");

    session().send("{\"channel\":\"ticker\",\"events\":[{");
    session().send("[]");
    session().sendBinary(new byte[] {1, 2, 3});
    good();

    assertThat(counter("feed_unreadable_messages")).isEqualTo(before + 3);
    assertThat(watchdog.get("/health").body()).contains("\"feed_last_unreadable\":\"a binary");
    assertThat(log.messages()).anyMatch(line -> line.startsWith("malformed message skipped"));
    assertOnlyGoodOnesStored();
  }

  @Test
  @DisplayName("a giant frame costs the connection: counted, told, and the next one goes on")
  void dropsGiant() throws IOException, SQLException {
    good();
    long before = counter("feed_giant_messages");
    int sessions = venue.sessions().size();

    session().sendInFrames("x".repeat(1_000_000), 5);
    await().atMost(20, SECONDS).until(() -> venue.sessions().size() > sessions);
    good();

    assertThat(counter("feed_giant_messages")).isEqualTo(before + 1);
    assertThat(watchdog.get("/health").body())
        .contains("\"feed_last_loss\":\"a message of more than 4194304 characters\"");
    assertThat(metric("recio_price_feed_giants_total", "")).isEqualTo(before + 1.0);
    assertThat(log.messages())
        .anyMatch(line -> line.startsWith("stream is not connected: a message of more than"));
    assertOnlyGoodOnesStored();
  }

  /** Returns when a true price was taken in. */
  private static void good() {
    long before = counter("ticks_taken");
    await()
        .ignoreExceptionsInstanceOf(IOException.class)
        .atMost(20, SECONDS)
        .until(
            () -> {
              session().send(ticker("BTC-USD", "118000.%02d".formatted(number % 100)));
              return counter("ticks_taken") > before;
            });
  }

  private static void assertOnlyGoodOnesStored() throws SQLException {
    assertThat(
            database.column(
                """
                SELECT count(*) > 0 AND bool_and(price BETWEEN 118000 AND 118001)
                FROM live_data.btc_price_log"""))
        .containsExactly("t");
    assertThat(watchdog.get("/api/price").body()).contains("\"price\":118000.");
  }

  private static long counter(String name) {
    return Json.of(watchdog.get("/health").body()).whole(name);
  }

  private static double metric(String name, String reason) {
    return watchdog
        .get("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(reason))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void beat() {
    for (Session session : venue.sessions()) {
      try {
        session.ping();
      } catch (IOException over) {
        // A connection that was given up needs none.
      }
    }
  }

  private static Session session() {
    return venue.sessions().getLast();
  }

  private static void acknowledge(Session session) throws IOException {
    await().atMost(10, SECONDS).until(() -> session.texts().size() == 2);
    session.send(
        """
        {"channel":"subscriptions","timestamp":"%s",
         "events":[{"subscriptions":{"heartbeats":["heartbeats"],"ticker":["BTC-USD"]}}]}"""
            .formatted(Instant.now()));
  }

  private static String ticker(String product, String price) {
    number++;
    return """
        {"channel":"ticker","client_id":"","timestamp":"%s",
         "events":[{"type":"update","tickers":[{"product_id":"%s","price":"%s"}]}]}"""
        .formatted(Instant.now(), product, price);
  }
}
