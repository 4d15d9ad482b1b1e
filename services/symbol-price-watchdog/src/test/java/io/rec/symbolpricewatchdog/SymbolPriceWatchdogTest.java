package io.rec.symbolpricewatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SymbolPriceWatchdogTest {

  private static final String BTC = "symbol-price-watchdog-btc";
  private static final String ROWS = "SELECT count(*) FROM live_data.btc_price_log";

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with(BTC, "venue-simulator");
  }

  @Test
  @DisplayName("REC-PWB-07 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole simulator = simulator();
        TestRole watchdog = watchdog()) {
      watchdog.awaitReady();

      assertThat(phases.starts())
          .containsSubsequence(
              "1 Initialize PostgreSQL connection",
              "2 Load historical price data",
              "3 Start WebSocket connection",
              "4 Initialize price update loop",
              "5 Start momentum/delta calculations");
    }
  }

  @Test
  @DisplayName("REC-PWB-08 walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole simulator = simulator()) {
      watchdog().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Save current price state",
              "2 Close WebSocket connections",
              "3 Complete database writes",
              "4 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("REC-PWB-07 waits for the data venue and says so")
  void waitsForVenue() {
    try (TestRole watchdog = watchdog()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(watchdog.get("/health/ready").body())
                      .contains(
                          "3/5 Start WebSocket connection", "data venue", "DependencyNotReady"));
    }
  }

  @Test
  @DisplayName("REC-PWB-02 writes one row for each second of the feed")
  void writesRows() throws SQLException {
    try (TestRole simulator = simulator();
        TestRole watchdog = watchdog().awaitReady()) {
      await().atMost(20, SECONDS).until(() -> rows() >= 3);

      assertThat(
              database.column(
                  """
                  SELECT count(*) FROM live_data.btc_price_log
                  WHERE source = 'venue-simulator' AND NOT interpolated AND price > 0
                    AND "timestamp" = date_trunc('second', "timestamp")
                    AND "timestamp" BETWEEN now() - interval '1 minute' AND now()"""))
          .isEqualTo(database.column(ROWS));
    }
  }

  @Test
  @DisplayName("REC-PWB-06 comes back by itself after the venue was gone")
  void reconnects() throws SQLException {
    TestRole first = simulator();
    try (TestRole watchdog = watchdog().awaitReady()) {
      first.close();
      await()
          .atMost(20, SECONDS)
          .until(() -> watchdog.get("/health").body().contains("\"feed_connected\":false"));

      try (TestRole second = simulator()) {
        await()
            .atMost(40, SECONDS)
            .until(() -> watchdog.get("/health").body().contains("\"feed_connected\":true"));
      }
    }
  }

  @Test
  @DisplayName("REC-PWE-06 the same watchdog makes and fills the log of any symbol")
  void watchesOtherSymbol() throws SQLException {
    config.with("symbol-price-watchdog-sol");
    Map<String, String> env = Map.of("RECIO_SYMBOLS", "BTC,SOL", "RECIO_SYMBOL", "SOL");
    try (TestRole simulator =
            TestRole.start(
                io.rec.venuesimulator.Application.class, "venue-simulator", config, env);
        TestRole watchdog =
            TestRole.start(Application.class, "symbol-price-watchdog-sol", config, env)
                .awaitReady()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(database.column("SELECT count(*) > 0 FROM live_data.sol_price_log"))
                      .containsExactly("t"));
    }
  }

  private long rows() throws SQLException {
    return Long.parseLong(database.column(ROWS).getFirst());
  }

  private TestRole simulator() {
    return TestRole.start(
            io.rec.venuesimulator.Application.class, "venue-simulator", config, Map.of())
        .awaitReady();
  }

  private TestRole watchdog() {
    return TestRole.start(Application.class, BTC, config, Map.of("RECIO_SYMBOL", "BTC"));
  }
}
