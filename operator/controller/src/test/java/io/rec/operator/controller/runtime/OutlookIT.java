package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.TradingStatus;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.TradingSchema;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What watchdogs write, from a real database to the conditions on a real API server. */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
class OutlookIT {
  private final Api api;
  private final DatabaseServer database;
  private final HurriedClock clock = new HurriedClock();
  private String namespace;

  OutlookIT(Api api) throws IOException, SQLException {
    this.api = api;
    this.database = DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
    TradingSchema.migrate(database);
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
  }

  @BeforeEach
  void makeNamespace() throws SQLException {
    namespace = api.namespace();
    DeskOnServer.plantSeed(api.client(), namespace);
    TradingSchema.watch(database);
  }

  private void run(String statement) throws SQLException {
    database.runIn("rec_io_db", statement);
  }

  @Test
  @DisplayName("stale prices and a lost exchange are told while Ready stays, and rest, and end")
  void tellsOfTheWorldOutside() throws SQLException {
    try (var operator = RunningOperator.in(api.another(), namespace, database.port(), clock)) {
      var desk = ready();
      eventually(desk, ConditionType.MARKET_DATA_FRESH, ConditionStatus.TRUE);
      eventually(desk, ConditionType.EXCHANGE_REACHABLE, ConditionStatus.TRUE);
      assertThat(trading(desk))
          .returns(0, TradingStatus::open)
          .returns("Off", TradingStatus::autoEntry)
          .returns("<30s", TradingStatus::feedAge)
          .returns("Trading", TradingStatus::exchange);
      rests(desk, operator);

      run("CREATE TABLE kept AS SELECT * FROM live_data.btc_price_log");
      run("DELETE FROM live_data.btc_price_log WHERE \"timestamp\" > now() - interval '40 s'");
      run(
          "UPDATE system.health_status SET overall_status = 'unhealthy',"
              + " health_details = '{\"detail\": \"no answer: timed out\"}'"
              + " WHERE \"timestamp\" > now() - interval '50 s'");
      eventually(desk, ConditionType.MARKET_DATA_FRESH, ConditionStatus.FALSE);
      eventually(desk, ConditionType.EXCHANGE_REACHABLE, ConditionStatus.FALSE);

      assertThat(desk.condition("MarketDataFresh").message())
          .contains("no BTC price since", "symbol-price-watchdog-btc")
          .doesNotContain("ETH");
      assertThat(desk.condition("ExchangeReachable").message())
          .contains("no answer of venue-simulator since", "timed out");
      assertThat(desk.reason("Ready")).isEqualTo("AllComponentsReady");
      assertThat(desk.reason("Degraded")).isEqualTo("MarketDataStale");
      assertThat(shown(operator, ConditionType.MARKET_DATA_FRESH, ConditionStatus.FALSE)).isOne();
      assertThat(trading(desk))
          .returns(">30s", TradingStatus::feedAge)
          .returns("Unreachable", TradingStatus::exchange);
      rests(desk, operator);

      run("INSERT INTO live_data.btc_price_log SELECT * FROM kept ON CONFLICT DO NOTHING");
      run("UPDATE system.health_status SET overall_status = 'healthy', health_details = '{}'");
      eventually(desk, ConditionType.MARKET_DATA_FRESH, ConditionStatus.TRUE);
      eventually(desk, ConditionType.EXCHANGE_REACHABLE, ConditionStatus.TRUE);

      assertThat(desk.reason("Degraded")).isEqualTo("AsExpected");
      assertThat(shown(operator, ConditionType.MARKET_DATA_FRESH, ConditionStatus.FALSE)).isZero();
      rests(desk, operator);
    }
  }

  private DeskOnServer ready() {
    var desk = DeskOnServer.create(api.client(), namespace, "desk", "");
    desk.eventually(() -> desk.list(Job.class).size() == 1);
    desk.finishJobs();
    desk.bringUp();
    desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
    return desk;
  }

  /** A look is good for ten seconds of the operator's clock. */
  private void eventually(DeskOnServer desk, ConditionType type, ConditionStatus answer) {
    desk.eventually(
        () -> {
          look(desk);
          return desk.condition(type.text()).status() == answer;
        });
  }

  /** Brings about a pass without touching the system itself. */
  private void look(DeskOnServer desk) {
    clock.hurry(Duration.ofSeconds(15));
    desk.available("ai-service", true, Instant.now());
  }

  /** Looks that show the same write nothing, neither objects nor the status. */
  private void rests(DeskOnServer desk, RunningOperator operator) {
    var version = version(desk);
    var writes = operator.writes();
    var passes = operator.passes();

    desk.eventually(
        () -> {
          look(desk);
          return operator.passes() > passes + 4;
        });

    assertThat(version(desk)).isEqualTo(version);
    assertThat(operator.writes()).isEqualTo(writes);
  }

  private static TradingStatus trading(DeskOnServer desk) {
    return desk.read().statusOrEmpty().trading();
  }

  private static String version(DeskOnServer desk) {
    TradingSystem read = desk.read();
    return read.getMetadata().getResourceVersion();
  }

  /** The figure that the alerts ask for. */
  private static long shown(RunningOperator operator, ConditionType type, ConditionStatus answer) {
    return operator
        .registry()
        .find("recio.condition")
        .tags("type", type.text(), "status", answer.text())
        .gauges()
        .stream()
        .filter(gauge -> gauge.value() == 1)
        .count();
  }
}
