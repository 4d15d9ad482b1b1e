package io.rec.unifiedproductioncoordinator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnifiedProductionCoordinatorTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("unified-production-coordinator");
  }

  @Test
  @DisplayName("REC-UPC-07 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole role = start().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Initialize PostgreSQL connection",
              "2 Start data coordination loop",
              "3 Initialize JSON file monitoring",
              "4 Load configuration",
              "5 Start status monitoring");
    }
  }

  @Test
  @DisplayName("REC-UPC-08 walks through its stop steps in order and stores what it knew")
  void stopsInOrder() throws SQLException {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Complete database operations",
              "2 Save coordination state",
              "3 Complete JSON file writes",
              "4 Log shutdown completion");
      assertThat(
              database.column(
                  "SELECT name FROM system.component_state "
                      + "WHERE component = 'unified-production-coordinator'"))
          .containsExactly("coordination");
    }
  }

  @Test
  @DisplayName("REC-UPC-07 waits for the database at the first step and says so")
  void saysWhatItWaitsFor() throws SQLException {
    config = ConfigFolder.create().with("unified-production-coordinator");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains("1/5 Initialize PostgreSQL connection", "DatabaseUnavailable"));
    }
  }

  @Test
  @DisplayName("REC-UPC-04 reports each second which inputs are missing, and follows the price log")
  void reportsMissingInputs() throws SQLException {
    try (TestRole role = start().awaitReady()) {
      awaitReport(role, "\"missing\":[\"price\",\"momentum\",\"markets\"]");
      database.execute(
          "INSERT INTO live_data.btc_price_log (\"timestamp\", price, momentum) "
              + "VALUES (now(), 118000, 0.1)");

      awaitReport(role, "\"momentum_known\":true,\"missing\":[\"markets\"]");
    }
  }

  @Test
  @DisplayName(
      "answers 503 with the reason while there was never a price, 404 for a foreign symbol")
  void saysWhyThereIsNoTable() {
    try (TestRole role = start().awaitReady()) {
      assertThat(role.get("/api/strike_tables/BTC").body()).contains("NoPrice");
      assertThat(role.get("/api/strike_tables/BTC").statusCode()).isEqualTo(503);
      assertThat(role.get("/api/strike_tables/DOGE").statusCode()).isEqualTo(404);
      assertThat(role.get("/api/unified_ttc/BTC").body())
          .isEqualTo(
              "{\"ttc_seconds\":0,\"event_ticker\":null,\"market_title\":null,"
                  + "\"market_status\":\"no_active_markets\",\"symbol\":\"BTC\"}");
    }
  }

  private static void awaitReport(TestRole role, String part) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(role.get("/api/coordination").body()).contains(part));
  }

  private TestRole start() {
    return TestRole.start(Application.class, "unified-production-coordinator", config);
  }
}
