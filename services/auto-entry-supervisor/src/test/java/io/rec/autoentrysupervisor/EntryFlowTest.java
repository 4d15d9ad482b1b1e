package io.rec.autoentrysupervisor;

import static io.rec.autoentrysupervisor.Desk.GOOD;
import static io.rec.autoentrysupervisor.EntryRun.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From a strike table to the trade manager's door. */
class EntryFlowTest {

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

  @Test
  @DisplayName("REC-AES-01 REC-AES-02 a table that the rules want is one ticket, its row first")
  void enters() throws SQLException {
    desk.execute("UPDATE users.trade_preferences SET position_size = 5, multiplier = 2");
    run.start();

    run.marketUntil(() -> assertThat(run.tickets()).isNotEmpty(), GOOD);

    Json ticket = Json.of(run.tickets().getFirst());
    assertThat(ticket.text("symbol")).isEqualTo("BTC");
    assertThat(ticket.text("side")).isEqualTo("Y");
    assertThat(ticket.text("strike")).isEqualTo("$118,000");
    assertThat(ticket.text("ticker")).isEqualTo(Desk.ticker("BTC", 118_000));
    assertThat(ticket.text("contract")).isEqualTo("BTC 8am");
    assertThat(ticket.decimal("buy_price")).isEqualByComparingTo("0.94");
    assertThat(ticket.decimal("position")).isEqualByComparingTo("10");
    assertThat(ticket.decimal("prob")).isEqualByComparingTo("97");
    assertThat(ticket.whole("momentum")).isEqualTo(10);
    assertThat(ticket.text("date")).isEqualTo("2026-03-02");
    assertThat(ticket.text("entry_method")).isEqualTo("auto");
    until(
        () ->
            assertThat(desk.rows("SELECT ticket_id || ' ' || outcome FROM users.signals"))
                .containsExactly(ticket.text("ticket_id") + " entered"));
    assertThat(desk.rows("SELECT decision::text FROM users.signals").getFirst())
        .contains("min_probability: found 97, needs at least 95 percent", "\"strategy\"");
    assertThat(desk.facts("signal")).hasSize(1);
    assertThat(desk.facts("automated_trade_triggered")).hasSize(1);
    assertThat(desk.rows("SELECT message FROM users.trade_logs"))
        .containsExactly("ENTRY | BTC 8am | $118,000 | Y | 10 | 0.94 | 97.00");
    run.markets(5, GOOD);
    assertThat(run.tickets()).hasSize(1);
  }

  @Test
  @DisplayName("10.3 several rows fire in one pass, and ETH is entered as ETH")
  void entersSeveral() throws SQLException {
    run.start();

    until(
        () -> {
          desk.tick("ETH", 0.1);
          desk.table(
              "ETH",
              Duration.ZERO,
              false,
              Desk.row("ETH", 118_000, "yes", 97, 94, 7, 5000),
              Desk.row("ETH", 118_250, "no", 96, 8, 93, 5000));
          assertThat(run.tickets()).hasSize(2);
        });

    assertThat(run.tickets())
        .allMatch(ticket -> ticket.contains("\"symbol\":\"ETH\""))
        .anyMatch(ticket -> ticket.contains("\"side\":\"N\""))
        .anyMatch(ticket -> ticket.contains("\"side\":\"Y\""));
  }

  @Test
  @DisplayName("REC-AES-05 R19 R34 an old or interpolated price enters nothing; a fresh one does")
  void entersNothingOnOldPrice() throws SQLException {
    run.start();
    until(
        () -> {
          desk.tick("BTC", 0.1);
          desk.table("BTC", Duration.ofSeconds(6), false, GOOD);
          assertThat(run.get("/api/auto_entry_status").text("reason")).isEqualTo("StaleData");
        });
    until(
        () -> {
          desk.tick("BTC", 0.1);
          desk.table("BTC", Duration.ZERO, true, GOOD);
          assertThat(run.get("/api/auto_entry_status").text("detail")).contains("interpolated");
        });

    assertThat(run.tickets()).isEmpty();
    run.marketUntil(() -> assertThat(run.tickets()).hasSize(1), GOOD);
  }

  @Test
  @DisplayName("10.3 what the trade manager refuses is kept with its rule, and waits ten seconds")
  void keepsRefusals() throws SQLException {
    run.manager().answers(422, "{\"rule\":\"max_exposure\"}");
    run.start();
    run.marketUntil(() -> assertThat(run.tickets()).hasSize(1), GOOD);
    until(
        () ->
            assertThat(desk.rows("SELECT outcome FROM users.signals").getFirst())
                .contains("refused", "max_exposure"));
    run.markets(5, GOOD);
    assertThat(run.tickets()).hasSize(1);

    run.clock().moveTo(run.clock().instant().plusSeconds(11));

    run.marketUntil(() -> assertThat(run.tickets()).hasSize(2), GOOD);
    assertThat(desk.rows("SELECT DISTINCT ticket_id FROM users.signals")).hasSize(2);
    assertThat(run.get("/api/entry_suspension").flag("suspended")).isFalse();
  }

  @Test
  @DisplayName("REC-AES-09 a signal from before the restart is given up, an old table not acted on")
  void sendsNothingOld() throws SQLException {
    desk.execute(
        """
        INSERT INTO users.signals
          (user_id, at, symbol, ticker, side, ticket_id, decision, outcome, settings_version)
        VALUES ('user_0001', now(), 'BTC', 'T', 'Y', 'TICKET-old', '{}', 'sending', 1)""");
    desk.storeTable(GOOD);
    run.start();

    until(
        () ->
            assertThat(desk.rows("SELECT outcome FROM users.signals"))
                .containsExactly("abandoned: older than the restart"));
    until(
        () -> {
          desk.tick("BTC", 0.1);
          assertThat(run.get("/api/auto_entry_status").text("status")).isEqualTo("ACTIVE");
        });

    assertThat(run.tickets()).isEmpty();
    run.marketUntil(() -> assertThat(run.tickets()).hasSize(1), GOOD);
    assertThat(run.tickets()).noneMatch(ticket -> ticket.contains("TICKET-old"));
  }

  @Test
  @DisplayName("10.3 what is held is not entered, an unanswered signal counts as held")
  void entersNothingHeld() throws SQLException {
    desk.trade(1, "open", "Y", 118_000);
    desk.execute(
        """
        INSERT INTO users.signals
          (user_id, at, symbol, ticker, side, ticket_id, decision, outcome, settings_version)
        VALUES ('user_0001', '%s', 'BTC', '%s', 'N', 'TICKET-lost', '{}', 'unanswered: x', 1)"""
            .formatted(run.clock().instant(), Desk.ticker("BTC", 118_250)));
    run.start();
    String no = Desk.row("BTC", 118_250, "no", 96, 8, 93, 5000);

    run.awaitStatus("ACTIVE", "", GOOD, no);
    run.markets(3, GOOD, no);

    assertThat(run.tickets()).isEmpty();
    assertThat(run.role().get("/api/auto_entry_why_not").body())
        .contains("not_held: found trade 1 open", "pending, needs nothing held");
    run.clock().moveTo(run.clock().instant().plusSeconds(61));
    run.marketUntil(() -> assertThat(run.tickets()).hasSize(1), GOOD, no);
    assertThat(run.tickets().getFirst()).contains("\"side\":\"N\"");
  }

  @Test
  @DisplayName("only the holder of the lease enters; a standby goes on when it stops")
  void entersOnlyAsHolder() throws SQLException {
    run.start();
    try (var standby = run.startAnother("standby", run.anotherConfig())) {
      run.marketUntil(
          () -> {
            assertThat(Json.of(standby.get("/api/auto_entry_status").body()).text("status"))
                .isEqualTo("ACTIVE");
            assertThat(run.tickets()).hasSize(1);
          },
          GOOD);
      assertThat(desk.rows("SELECT ticket_id FROM users.signals")).hasSize(1);

      run.stop();

      Instant later = run.clock().instant().plusSeconds(11);
      run.clock().moveTo(later);
      run.marketUntil(() -> assertThat(run.tickets()).hasSize(2), GOOD);
    }
  }
}
