package io.rec.kalshiapiwatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what the exchange lists to announcements, rows, file and answers. */
class MarketCollectionTest {

  @TempDir Path export;

  private final TestClock clock = TestClock.at(ScriptedExchange.START);

  private TestDatabase database;
  private ConfigFolder config;
  private ScriptedExchange exchange;

  @BeforeEach
  void prepare() throws SQLException, IOException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("kalshi-api-watchdog", "venue-simulator");
    exchange =
        ScriptedExchange.start(config.port("venue-simulator"))
            .lists(
                ScriptedExchange.market(118_000, "0.9300", "0.9400"),
                ScriptedExchange.market(118_250, "0.0000", "1.0000"));
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  @Test
  @DisplayName("REC-KAW-01 mirrors the hour's markets into announcement, document and rows")
  void mirrorsMarkets() throws SQLException {
    try (Listened listened = Listened.on(database, "recio_market");
        TestRole watchdog = watchdog()) {
      awaitHeard(listened, ScriptedExchange.event(), "\"status\":\"active\"");
      awaitRows("118000 93 94 6 7", "118250 - - - -");
      assertThat(watchdog.get("/kalshi_market_snapshot").body())
          .contains(
              ScriptedExchange.event() + "-T117999.99\",\"yes_ask\":94,\"no_ask\":7",
              "\"yes_ask\":null,\"no_ask\":null",
              "\"strike\":118000",
              "\"cached\":false");
      assertThat(watchdog.get("/health").body()).contains(ScriptedExchange.event());

      exchange.lists(ScriptedExchange.market(118_000, "0.9500", "0.9600"));

      awaitHeard(listened, "\"T117999.99\":[95,96,1500]");
      awaitRows("118000 95 96 4 5", "118250 - - - -");
    }
  }

  @Test
  @DisplayName("REC-KAW-03 the file, the row and the answer are the same document")
  void exportsTheSameDocument() throws SQLException {
    Path file = export.resolve("backend/data/live_data/markets/kalshi/latest_market_snapshot.json");
    try (TestRole watchdog = watchdog()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () -> {
                assertThat(file).exists();
                assertThat(Files.readString(file))
                    .isEqualTo(watchdog.get("/api/market_snapshot/BTC").body())
                    .contains("\"subtitle\":\"$118000 or above\"", "\"liquidity\":null");
              });
    }
    assertThat(
            database.column(
                "SELECT jsonb_array_length(snapshot->'markets') FROM live_data.market_snapshot"))
        .containsExactly("2");
  }

  @Test
  @DisplayName("REC-KAW-05 with the API down it goes on with cached markets, says so and alerts")
  void livesFromTheCache() throws SQLException {
    try (Listened listened = Listened.on(database, "recio_market");
        TestRole watchdog = watchdog()) {
      awaitHeard(listened, "\"cached\":false");

      exchange.fails(503);

      awaitHeard(listened, "\"cached\":true");
      await()
          .atMost(25, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(database.column("SELECT payload->>'type' FROM system.outbox"))
                      .containsExactly("exchange_api_lost"));
      assertThat(watchdog.get("/kalshi_market_snapshot").body()).contains("\"cached\":true");

      exchange.fails(0);

      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column("SELECT payload->>'type' FROM system.outbox ORDER BY id"))
                      .containsExactly("exchange_api_lost", "exchange_api_recovered"));
    }
  }

  @Test
  @DisplayName("REC-KAW-06 takes up stored markets after a restart while the exchange is away")
  void remembersMarkets() throws SQLException {
    try (Listened listened = Listened.on(database, "recio_market");
        TestRole watchdog = watchdog()) {
      awaitHeard(listened, "\"cached\":false");
      assertThat(watchdog.get("/health").statusCode()).isEqualTo(200);
    }
    exchange.fails(503);

    try (TestRole again = watchdog()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(again.get("/kalshi_market_snapshot").body())
                      .contains("\"yes_ask\":94"));
    }
  }

  @Test
  @DisplayName("a crossed quote is refused, the other markets stay")
  void refusesCrossedQuotes() throws SQLException {
    exchange.lists(
        ScriptedExchange.market(118_000, "0.9300", "0.9400"),
        ScriptedExchange.market(118_250, "0.9000", "0.8000"));
    try (TestRole watchdog = watchdog()) {
      awaitRows("118000 93 94 6 7");
      assertThat(watchdog.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("TPS-RL-03 asks well within the budget of 100 calls a minute")
  void keepsWithinTheBudget() throws SQLException {
    try (Listened listened = Listened.on(database, "recio_market");
        TestRole watchdog = watchdog()) {
      awaitHeard(listened, ScriptedExchange.event());
      await().pollDelay(6, SECONDS).atMost(10, SECONDS).until(() -> watchdog.role().port() > 0);

      assertThat(exchange.asked()).hasSizeLessThan(20);
    }
  }

  private static void awaitHeard(Listened listened, String... parts) {
    await()
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(listened.newest(parts)).isNotEmpty());
  }

  private void awaitRows(String... rows) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(
                        database.column(
                            """
                            SELECT replace(replace(strike, '$', ''), ',', '') || ' ' ||
                              concat_ws(' ', coalesce(trim_scale(yes_bid)::text, '-'),
                                coalesce(trim_scale(yes_ask)::text, '-'),
                                coalesce(trim_scale(no_bid)::text, '-'),
                                coalesce(trim_scale(no_ask)::text, '-'))
                            FROM live_data.market_kalshi_btc ORDER BY strike"""))
                    .containsExactly(rows));
  }

  private TestRole watchdog() {
    return TestRole.startAt(
            clock,
            Application.class,
            "kalshi-api-watchdog",
            config,
            Map.of("RECIO_SET_EXPORT_DIR", export.toString()))
        .awaitReady();
  }
}
