package io.rec.autoentrysupervisor;

import static io.rec.autoentrysupervisor.Desk.GOOD;
import static io.rec.autoentrysupervisor.EntryRun.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether entries are on, and what holds them. */
class EntryStatusTest {

  private EntryRun run;
  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    run = EntryRun.prepare();
    desk = run.desk();
    desk.settings("auto_entry = true");
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISABLED | SwitchedOff | UPDATE users.auto_trade_settings SET auto_entry = false",
        "PAUSED | KillSwitch | UPDATE users.kill_switch SET level = 'PauseEntries'",
        "PAUSED | NotReconciled | INSERT INTO users.reconciliation (user_id, at, trigger,"
            + " differences, healed, open, pauses) VALUES ('user_0001', now(), 'x', '[]', 0, 1, true)",
        "INACTIVE | OutsideWindow | UPDATE users.auto_trade_settings SET max_time = 300",
        "DISABLED | SwitchedOff | DELETE FROM users.trade_preferences"
      })
  @DisplayName("10.1 each rule that holds entries is the reason, and nothing is entered")
  void saysWhy(String status, String reason, String cause) throws SQLException {
    desk.execute(cause);
    run.start();

    run.awaitStatus(status, reason, GOOD);
    run.markets(3, GOOD);

    assertThat(run.tickets()).isEmpty();
    until(
        () ->
            assertThat(
                    desk.rows(
                        "SELECT status || ' ' || reason FROM users.auto_entry_state "
                            + "WHERE symbol = 'BTC'"))
                .containsExactly(status + " " + reason));
    assertThat(desk.facts("auto_entry_indicator_change"))
        .anyMatch(fact -> fact.contains(status) && fact.contains(reason));
  }

  @Test
  @DisplayName("REC-AES-03 10.2 a spike holds entries, is told, and goes on after a restart")
  void spikeHolds() throws SQLException {
    run.start();
    until(
        () -> {
          desk.tick("BTC", -0.4);
          assertThat(run.get("/api/auto_entry_status").text("reason")).isEqualTo("SpikeAlert");
        });
    run.markets(3, GOOD);
    until(
        () ->
            assertThat(
                    desk.rows(
                        "SELECT cooldown_timer > 890 FROM users.auto_entry_state "
                            + "WHERE symbol = 'BTC' AND spike IS NOT NULL"))
                .containsExactly("t"));
    Json before = run.get("/api/auto_entry_indicator");
    assertThat(before.flag("spike_alert_active")).isTrue();

    run.stop();
    run.start();

    run.awaitStatus("PAUSED", "SpikeAlert", GOOD);
    assertThat(run.get("/api/auto_entry_indicator").text("spike_alert_start_time"))
        .isEqualTo(before.text("spike_alert_start_time"));
    assertThat(run.tickets()).isEmpty();
    assertThat(desk.facts("auto_entry_indicator_change"))
        .anyMatch(fact -> fact.contains("SpikeAlert"));
  }

  @Test
  @DisplayName("REC-AES-06 a critical failure switches entries off until a person lifts it")
  void suspends() throws SQLException {
    run.start();
    run.awaitStatus("ACTIVE", "");

    desk.execute(
        """
        INSERT INTO system.outbox (topic, key, payload) VALUES ('critical_failure', 'detector',
          '{"cause":"the ledger is off","resumes":"books that agree","by":"detector"}')""");

    run.awaitStatus("DISABLED", "CriticalFailure", GOOD);
    assertThat(run.role().post("/api/set_auto_entry", "{\"enabled\":true,\"by\":\"a\"}").body())
        .contains("\"enabled\":true");
    run.markets(3, GOOD);
    assertThat(run.tickets()).isEmpty();
    assertThat(run.role().get("/api/entry_suspension").body())
        .contains("\"suspended\":true", "the ledger is off", "books that agree");
    assertThat(run.role().post("/api/entry_suspension/lift", "{}").statusCode()).isEqualTo(400);

    run.stop();
    run.start();
    run.awaitStatus("DISABLED", "CriticalFailure", GOOD);
    assertThat(run.role().post("/api/entry_suspension/lift", "{\"by\":\"ann\"}").body())
        .isEqualTo("{\"status\":\"ok\",\"lifted\":1}");

    run.marketUntil(() -> assertThat(run.tickets()).hasSize(1), GOOD);
    assertThat(desk.rows("SELECT lifted_by FROM users.entry_suspension")).containsExactly("ann");
    assertThat(run.role().post("/api/entry_suspension/lift", "{\"by\":\"ann\"}").statusCode())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("REC-AES-06 three entries in a row without an answer are a critical failure")
  void suspendsWithoutAnswers() throws SQLException {
    run.manager().answers(503, "{}");
    run.start();

    run.marketUntil(
        () -> assertThat(run.tickets()).hasSizeGreaterThanOrEqualTo(3),
        GOOD,
        Desk.row("BTC", 117_750, "yes", 98, 95, 6, 5000),
        Desk.row("BTC", 118_250, "no", 96, 8, 93, 5000));

    until(
        () ->
            assertThat(run.role().get("/api/auto_entry_status").body())
                .contains("CriticalFailure", "without an answer", "a person has looked"));
    assertThat(desk.rows("SELECT outcome FROM users.signals"))
        .hasSize(3)
        .allMatch(outcome -> outcome.startsWith("unanswered"));
  }

  @Test
  @DisplayName("7.2 the watchlist is kept while entries are off, most probable first")
  void keepsWatchlist() throws SQLException {
    desk.settings("auto_entry = false");
    run.start();
    String likelier = Desk.row("BTC", 117_750, "yes", 98, 95, 6, 5000);
    String thin = Desk.row("BTC", 117_500, "yes", 98, 95, 6, 999);

    run.marketUntil(
        () ->
            assertThat(
                    desk.rows(
                        "SELECT strike || ' ' || ticker || ' ' || stale FROM live_data.watchlist_btc "
                            + "ORDER BY rank"))
                .containsExactly(
                    "117750 " + Desk.ticker("BTC", 117_750) + " false",
                    "118000 " + Desk.ticker("BTC", 118_000) + " false"),
        GOOD,
        thin,
        likelier);

    Json list = run.get("/api/watchlist/btc");
    assertThat(list.at("strikes").values()).hasSize(2);
    assertThat(list.at("strikes").values().getFirst().whole("strike")).isEqualTo(117_750);
    assertThat(list.text("event_ticker")).isEqualTo("KXBTCD-26MAR0208");
    assertThat(run.role().get("/api/watchlist/doge").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("each row of the watchlist says why it is not entered, with every rule and number")
  void saysWhyNot() throws SQLException {
    desk.trade(5, "closed", "Y", 118_000);
    run.start();
    run.marketUntil(
        () -> assertThat(run.get("/api/auto_entry_why_not").at("rows").values()).hasSize(2),
        GOOD,
        Desk.row("BTC", 117_750, "yes", 93.5, 92, 9, 5000));

    Json why = run.get("/api/auto_entry_why_not?symbol=BTC");
    Json held = why.at("rows").values().getFirst();
    Json unlikely = why.at("rows").values().getLast();

    assertThat(why.text("status")).isEqualTo("ACTIVE");
    assertThat(why.at("readiness").at("checks").values()).hasSize(10);
    assertThat(held.at("decision").at("checks").values()).hasSize(6);
    assertThat(held.flag("would_enter")).isFalse();
    assertThat(held.at("decision").text("reason"))
        .isEqualTo("re_entry: found trade 5 closed, needs no entry this hour");
    assertThat(unlikely.at("decision").text("reason"))
        .isEqualTo("min_probability: found 93.5, needs at least 95 percent");
  }

  @Test
  @DisplayName("the settings' window counts from the close of the table's own event")
  void followsTheHour() throws SQLException {
    run.start();
    run.awaitStatus("ACTIVE", "");

    run.clock().moveTo(Instant.parse("2026-03-02T12:58:30Z"));

    run.awaitStatus("INACTIVE", "OutsideWindow", GOOD);
    assertThat(run.get("/api/auto_entry_status").whole("current_ttc")).isLessThanOrEqualTo(90);
  }
}
