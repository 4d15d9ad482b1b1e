package io.rec.activetradesupervisor;

import static io.rec.activetradesupervisor.SupervisorRun.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which trades are supervised, with which figures, and what is stored of it. */
class TradeBookTest {

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
  @DisplayName("REC-ATS-05 price, close price, buffer, probability and gain follow each table")
  void showsFigures() throws SQLException {
    desk.open(7);
    run.start();

    until(
        () -> {
          desk.table(118_020.55, 97, 4);
          assertThat(run.trades()).allMatch(trade -> trade.find("current_pnl").isPresent());
        });

    Json trade = run.trades().getFirst();
    assertThat(trade.decimal("current_symbol_price")).isEqualByComparingTo("118020.55");
    assertThat(trade.decimal("current_close_price")).isEqualByComparingTo("0.04");
    assertThat(trade.decimal("buffer_from_entry")).isEqualByComparingTo("20.55");
    assertThat(trade.decimal("current_probability")).isEqualByComparingTo("97");
    assertThat(trade.text("current_pnl")).isEqualTo("0.02");
    assertThat(trade.decimal("unrealised_gross")).isEqualByComparingTo("2.00");
    // 2.00 less 0.3948 so far and 0.07 x 100 x 0.04 x 0.96 for closing.
    assertThat(trade.decimal("unrealised_net")).isEqualByComparingTo("1.3364");
    assertThat(trade.text("status")).isEqualTo("active");
    assertThat(trade.flag("stale")).isFalse();
    until(
        () ->
            assertThat(
                    desk.rows(
                        "SELECT trade_id || ' ' || status || ' ' || current_close_price || ' ' || "
                            + "current_pnl FROM users.active_trades"))
                .containsExactly("7 active 0.0400 0.0200"));
  }

  @Test
  @DisplayName("REC-ATS-10 a trade whose fact was lost is supervised within seconds, and let go")
  void repairsLostFacts() throws SQLException {
    run.start();
    desk.trade(7, "pending", "BTC", "Y");
    until(() -> assertThat(run.trades()).hasSize(1));
    until(() -> assertThat(desk.rows("SELECT status FROM users.active_trades")).hasSize(1));

    desk.status(7, "expired");

    until(() -> assertThat(run.trades()).isEmpty());
    until(() -> assertThat(desk.rows("SELECT status FROM users.active_trades")).isEmpty());
  }

  @Test
  @DisplayName("REC-ATS-10 a restart in the middle of 5 trades goes on by the same rule version")
  void resumes() throws SQLException {
    desk.settings(
        "auto_stop = true, verification_period_enabled = true, verification_period_seconds = 30");
    for (long id = 1; id <= 5; id++) {
      desk.open(id);
    }
    run.start();
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.health()).contains("\"verifying_trades\":5");
        });
    List<String> before = watches();

    run.stop();
    assertThat(desk.rows("SELECT state::text FROM system.component_state").getFirst())
        .contains("\"settings_version\": 2", "\"verifying\"");
    run.start();

    until(() -> assertThat(watches()).isEqualTo(before));
    assertThat(run.trades()).hasSize(5).allMatch(trade -> trade.whole("settings_version") == 2);
    assertThat(run.closes()).isEmpty();
    run.clock().moveTo(Instant.parse(before.getFirst()).plusSeconds(30));
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(5);
        });
  }

  @Test
  @DisplayName("only the holder of the lease closes; a standby goes on when it stops")
  void closesOnlyAsHolder() throws SQLException {
    desk.open(7);
    desk.settings("auto_stop = true");
    run.start();
    try (var standby = run.startAnother("standby", run.anotherConfig())) {
      until(
          () -> {
            desk.table(117_990, 75, 80);
            assertThat(Json.of(standby.get("/api/active_trades").body()).whole("count"))
                .isEqualTo(1);
            assertThat(run.closes()).hasSize(1);
          });
      assertThat(standby.get("/health/ready").statusCode()).isEqualTo(200);
      var refused = standby.post("/api/sync_and_monitor", "{}");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("0");

      desk.open(8);
      run.stop();

      until(
          () -> {
            desk.table(117_990, 75, 80);
            assertThat(run.closes()).anyMatch(close -> close.contains("\"trade_id\":8"));
          });
      assertThat(run.closes()).filteredOn(close -> close.contains("\"trade_id\":8")).hasSize(1);
    }
  }

  @Test
  @DisplayName("9.6 a trade that is not expired or settled in time is an alert")
  void checksSettlement() throws SQLException {
    desk.trade(7, "expired", "BTC", "Y");
    desk.trade(8, "open", "BTC", "Y");
    run.start();
    assertThat(desk.facts("alert")).noneMatch(fact -> fact.contains("late"));

    run.clock().moveTo(Instant.parse("2026-03-02T13:31:00Z"));

    until(
        () ->
            assertThat(desk.facts("alert"))
                .anyMatch(fact -> fact.contains("settlement_late") && fact.contains("trade 7"))
                .anyMatch(fact -> fact.contains("expiry_late") && fact.contains("trade 8")));
  }

  @Test
  @DisplayName("a trade that cannot be supervised is a critical alert, the others are supervised")
  void tellsOfUnreadableTrades() throws SQLException {
    desk.open(7);
    desk.open(8);
    run.start();

    desk.spoil(8);

    until(
        () ->
            assertThat(desk.facts("alert"))
                .anyMatch(fact -> fact.contains("trade_unsupervised") && fact.contains("$1x")));
    assertThat(run.trades()).hasSize(1);
  }

  @Test
  @DisplayName("a trade of another mode is never closed here, and somebody is told at once")
  void leavesOtherModeAlone() throws SQLException {
    desk.open(7);
    desk.open(8);
    desk.mode(8, "Live");
    desk.settings("auto_stop = true");
    run.start();

    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
          assertThat(desk.facts("alert"))
              .anyMatch(
                  fact ->
                      fact.contains("trade_unsupervised")
                          && fact.contains("trade 8")
                          && fact.contains("it was opened Live and this desk is Paper"));
        });

    assertThat(run.closes()).allMatch(close -> close.contains("\"trade_id\":7"));
    assertThat(run.trades()).hasSize(1);
  }

  @Test
  @DisplayName("14 a notification with an unknown status is refused")
  void refusesUnknownStatus() throws SQLException {
    run.start();

    assertThat(
            run.role()
                .post("/api/trade_manager_notification", "{\"trade_id\":7,\"status\":\"sold\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(
            run.role()
                .post("/api/trade_manager_notification", "{\"trade_id\":7,\"status\":\"open\"}")
                .body())
        .isEqualTo("{\"success\":true}");
  }

  private List<String> watches() {
    return run.trades().stream()
        .map(trade -> trade.find("watch").map(watch -> watch.text("at")).orElse("none"))
        .toList();
  }
}
