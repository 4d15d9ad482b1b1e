package io.rec.activetradesupervisor;

import static io.rec.activetradesupervisor.SupervisorRun.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergencyTest {

  private SupervisorRun run;
  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    run = SupervisorRun.prepare();
    desk = run.desk();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  @DisplayName("REC-ATS-07 Flatten closes every open trade once, with auto stop off")
  void flattens() throws SQLException {
    desk.open(7);
    desk.open(8);
    desk.trade(9, "pending", "BTC", "Y");
    run.start();

    desk.killSwitch("Flatten");

    until(
        () -> {
          desk.table(118_020, 97, 7);
          assertThat(closedTrades()).containsExactlyInAnyOrder(7L, 8L);
        });
    long seen = Json.of(run.health()).whole("passes");
    until(
        () -> {
          desk.table(118_020, 97, 7);
          assertThat(Json.of(run.health()).whole("passes")).isGreaterThan(seen + 5);
        });
    assertThat(run.closes()).hasSize(2).allMatch(close -> close.contains("\"emergency\""));
  }

  @Test
  @DisplayName("REC-ATS-07 Flatten closes a trade that was detached from the automatic stop")
  void flattensDetached() throws SQLException {
    desk.open(7);
    desk.stopOf(7, false, "NULL");
    run.start();

    desk.killSwitch("Flatten");

    until(
        () -> {
          desk.table(118_020, 97, 7);
          assertThat(closedTrades()).containsExactly(7L);
        });
  }

  @Test
  @DisplayName("REC-ATS-07 R19 on an old price Flatten closes nothing and calls a person")
  void doesNotFlattenOnOldPrice() throws SQLException {
    desk.open(7);
    desk.killSwitch("Flatten");
    run.start();

    until(
        () -> {
          desk.table("BTC", 118_020, 97, 7, Duration.ofSeconds(6), false);
          assertThat(desk.facts("alert"))
              .anyMatch(
                  fact ->
                      fact.contains("flatten_waits_for_price")
                          && fact.contains("\"critical\"")
                          && fact.contains("CancelOnly"));
        });

    assertThat(run.closes()).isEmpty();
    until(
        () -> {
          desk.table(118_020, 97, 7);
          assertThat(closedTrades()).containsExactly(7L);
        });
  }

  @Test
  @DisplayName("REC-ATS-07 a trade whose strike is too far for the table is flattened by its quote")
  void flattensFarStrikes() throws SQLException {
    desk.open(7);
    desk.killSwitch("Flatten");
    run.start();

    until(
        () -> {
          desk.snapshot(97, 98);
          desk.tick(140_000, 0.1);
          assertThat(closedTrades()).containsExactly(7L);
        });

    assertThat(Json.of(run.closes().getFirst()).decimal("buy_price")).isEqualByComparingTo("0.03");
  }

  @ParameterizedTest
  @CsvSource({"Flatten,Flatten", "CancelOnly,CancelOrders", "Hold,None"})
  @DisplayName("REC-ATS-07 a critical failure does what the policy says, by the kill switch")
  void followsThePolicy(String policy, String level) throws SQLException {
    run.config().withEmergency("None", policy);
    run.start();

    assertThat(
            run.role()
                .post("/api/emergency", "{\"cause\":\"books differ\",\"by\":\"detector\"}")
                .statusCode())
        .isEqualTo(202);

    until(
        () ->
            assertThat(desk.facts("alert"))
                .anyMatch(fact -> fact.contains("books differ") && fact.contains(policy)));
    assertThat(desk.rows("SELECT level FROM users.kill_switch")).containsExactly(level);
  }

  @Test
  @DisplayName("REC-ATS-07 a critical failure never lowers the kill switch")
  void neverLowers() throws SQLException {
    run.config().withEmergency("None", "CancelOnly");
    desk.killSwitch("Flatten");
    run.start();

    run.role().post("/api/emergency", "{\"cause\":\"books differ\",\"by\":\"detector\"}");

    until(() -> assertThat(desk.facts("alert")).anyMatch(fact -> fact.contains("books differ")));
    assertThat(desk.rows("SELECT level FROM users.kill_switch")).containsExactly("Flatten");
  }

  @Test
  @DisplayName("a critical failure without a cause is refused and stated to nobody")
  void refusesWithoutCause() throws SQLException {
    run.start();

    assertThat(run.role().post("/api/emergency", "{\"by\":\"detector\"}").statusCode())
        .isEqualTo(400);
    assertThat(desk.facts("critical_failure")).isEmpty();
  }

  private List<Long> closedTrades() {
    return run.closes().stream().map(close -> Json.of(close).whole("trade_id")).toList();
  }
}
