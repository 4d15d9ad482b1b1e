package io.rec.unifiedproductioncoordinator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what is announced to what is announced, stored, exported and served. */
class StrikeTableFlowTest {

  private static final String CHANNEL = "recio_strike_table";

  @TempDir Path export;

  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");

  private TestDatabase database;
  private ConfigFolder config;
  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("unified-production-coordinator");
    desk = new Desk(database, clock);
  }

  @Test
  @DisplayName("REC-UPC-01 a tick becomes an announced table with probabilities")
  void announcesATable() throws SQLException {
    desk.markets(Desk.BOOK);
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start().awaitReady()) {
      awaitTable(
          listened,
          "\"symbol\":\"BTC\"",
          "\"current_price\":118020.0",
          "\"stale\":false",
          "\"degraded\":[]",
          "\"model\":\"demo-synthetic\"",
          "\"fingerprint\":\"btc_fingerprint_directional_momentum_010\"",
          "\"event_ticker\":\"" + desk.event() + "\"",
          "\"strike\":118000,\"ticker\":\"" + desk.event() + "-T117999.99\",\"buffer\":20.0",
          "\"yes_ask\":94,\"no_ask\":7");
      assertThat(listened.newest().getBytes(StandardCharsets.UTF_8).length).isLessThan(8000);
      assertThat(role.get("/api/unified_ttc/BTC").body()).contains(desk.event(), "active");
      assertThat(role.get("/api/live_probabilities").body())
          .contains("\"base_strike\":118000", "\"prob_within\"");
      assertThat(role.get("/api/current_fingerprint?symbol=BTC").body())
          .contains("\"current_momentum_bucket\":10", "\"model\":\"demo-synthetic\"");
    }
  }

  @Test
  @DisplayName(
      "REC-UPC-02 REC-UPC-05 serves the bytes that it exported, and stores the rows (16.3)")
  void servesExportsAndStoresTheSame() throws SQLException {
    desk.markets(Desk.BOOK);
    Path file =
        export.resolve("backend/data/live_data/markets/kalshi/strike_tables/btc_strike_table.json");
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start().awaitReady()) {
      awaitTable(listened, "\"current_price\":118020.0");
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () -> {
                assertThat(file).exists();
                assertThat(role.get("/api/strike_tables/btc").body())
                    .isEqualTo(Files.readString(file));
              });
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT count(*) || ' ' || min(strike) || ' ' || max(yes_ask) "
                                  + "FROM live_data.strike_table_btc WHERE probability > 0"))
                      .containsExactly("21 115500 94"));
      assertThat(database.column("SELECT symbol FROM historical_data.strike_table_minute"))
          .contains("BTC");
    }
  }

  @Test
  @DisplayName("REC-UPC-09 a deleted export file is rebuilt within one cycle")
  void rebuildsFiles() throws SQLException {
    Path file =
        export.resolve("backend/data/live_data/live_probabilities/btc_live_probabilities.json");
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start().awaitReady()) {
      awaitTable(listened, "\"current_price\":118020.0");
      await().atMost(10, SECONDS).until(() -> Files.deleteIfExists(file));

      await().atMost(3, SECONDS).untilAsserted(() -> assertThat(file).exists());
      assertThat(role.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("a change of the markets changes the table; one that does not follow reads the row")
  void followsMarkets() throws SQLException {
    desk.markets(Desk.BOOK);
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start().awaitReady()) {
      awaitTable(listened, "\"yes_ask\":94");
      desk.change("\"T117999.99\":[95,96,7000]");
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(listened.newest("\"yes_ask\":96,\"no_ask\":5"))
                      .contains("\"volume\":7000"));

      desk.markets(Desk.BOOK.replace("94", "98"));
      desk.change("\"T117999.99\":[95,97,8000]");

      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(listened.newest("\"yes_ask\":97,\"no_ask\":5"))
                      .contains("\"yes_ask\":98"));
      assertThat(role.get("/api/strike_tables/BTC").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("without new ticks the table is made each second and says when it is stale")
  void growsStale() throws SQLException {
    desk.markets(Desk.BOOK);
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start().awaitReady()) {
      awaitTable(listened, "\"stale\":false");

      await()
          .atMost(12, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(listened.newest("\"stale\":true"))
                      .contains("the price is older than 5000 ms"));
      assertThat(role.get("/api/strike_tables/BTC").body()).contains("\"stale\":true");
    }
  }

  @Test
  @DisplayName("R34 a table from an interpolated price says that it is stale")
  void marksInterpolated() throws SQLException {
    desk.markets(Desk.BOOK);
    database.execute(
        "INSERT INTO live_data.btc_price_log (\"timestamp\", price, momentum, interpolated) "
            + "VALUES ('%s', 118020, 0.1, true)".formatted(clock.instant()));
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start().awaitReady()) {
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(listened.newest("\"current_price\":118020.0"))
                      .contains("\"stale\":true", "the price is interpolated"));
      assertThat(role.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("REC-UPC-06 without markets it lists strikes and buffers with prices blank")
  void listsStrikesWithoutMarkets() throws SQLException {
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start().awaitReady()) {
      awaitTable(
          listened,
          "\"strike\":118000,\"ticker\":null,\"buffer\":20.0",
          "\"yes_ask\":null",
          "\"stale\":true",
          "the markets of this hour are unknown");
      assertThat(role.get("/health").statusCode()).isEqualTo(200);
    }
  }

  /** Keeps ticking, since an announcement that nobody hears yet is gone. */
  private void awaitTable(Listened listened, String... parts) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> {
              desk.tick(Desk.PRICE);
              assertThat(listened.newest(parts)).isNotEmpty();
            });
  }

  private TestRole start() {
    return TestRole.startAt(
        clock,
        Application.class,
        "unified-production-coordinator",
        config,
        Map.of("RECIO_SET_EXPORT_DIR", export.toString()));
  }
}
