package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final String ORDER =
      """
      INSERT INTO users.orders (user_id, order_id, client_order_id, ticker, status, fill_count,
        initial_count, created_time, last_update_time)
      VALUES ('user_0001', '%s', '%s', '%s', '%s', %s, 10, '%s', '%s')""";
  private static final String POSITION =
      """
      INSERT INTO users.positions (user_id, ticker, position, venue_position, venue_as_of)
      VALUES ('user_0001', '%s', 0, %s, '%s')
      ON CONFLICT (user_id, ticker) DO UPDATE
      SET venue_position = excluded.venue_position, venue_as_of = excluded.venue_as_of""";
  private static final Duration QUIET = Duration.ofSeconds(12);

  private Desk desk;
  private String body = "";

  @BeforeEach
  void start() throws SQLException {
    desk = Desk.started();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  @DisplayName("BOT-TRD-06 books that are equal differ in nothing")
  void findsNothing() throws SQLException {
    long trade = desk.opened("t1");
    desk.awaitStatus(trade, "open");
    order("t1:open", "executed", "10");
    later();
    position("10");

    reconcile();

    assertThat(body)
        .contains("\"open\":0", "\"healed\":0", "\"pauses\":false", "\"trigger\":\"request\"");
    assertThat(desk.get("/api/reconciliation").body()).contains("\"trigger\":\"request\"");
  }

  @Test
  @DisplayName("BOT-TRD-06 extra: an order that no trade asked for is shown, told and not touched")
  void showsForeignOrder() throws SQLException {
    order("somebody", "resting", "0");

    var report = reconcile();

    assertThat(report.at("differences").values())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.text("kind")).isEqualTo("FOREIGN_ORDER");
              assertThat(difference.text("ours")).isEqualTo("no trade");
              assertThat(difference.text("venues"))
                  .isEqualTo("resting on " + Desk.TICKER + ", 0 filled");
            });
    assertThat(report.flag("pauses")).isFalse();
    assertThat(desk.executor.sent()).isEmpty();
    assertThat(desk.one("SELECT payload->>'type' FROM system.outbox WHERE topic = 'alert'"))
        .isEqualTo("reconciliation");
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 wrong status: a pending trade that the venue filled is opened, with an audit line")
  void healsWhatWasNotHeard() throws SQLException {
    desk.executor.says("t1:open", PlayedExecutor.said("unknown", "timeout"));
    long trade = Json.of(desk.fresh().post("/trades", Desk.ticket("t1")).body()).whole("id");
    desk.awaitStatus(trade, "error");
    order("t1:open", "executed", "10");
    later();
    desk.executor.says("t1:open", PlayedExecutor.done("10.00", "9.400000", "0.039480"));

    reconcile();

    desk.awaitStatus(trade, "open");
    assertThat(desk.executor.sent()).containsExactly("t1:open");
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 missing: a sale that a restored database has forgotten is known by its name, and the trade hears of it")
  void remembersForgottenClose() throws SQLException {
    long trade = desk.opened("t1");
    desk.awaitStatus(trade, "open");
    order("t1:open", "executed", "10");
    order("t1:close-1", "executed", "10");
    later();
    position("0");
    desk.executor.says("t1:close-1", PlayedExecutor.done("10.00", "9.600000", "0.026880"));

    reconcile();

    assertThat(body).contains("t1:close-1", "\"healed\":1").doesNotContain("FOREIGN_ORDER");
    desk.awaitStatus(trade, "closed");
    assertThat(desk.executor.sent()).containsExactly("t1:open", "t1:close-1");
    assertThat(desk.one("SELECT sell_price FROM users.trades")).isEqualTo("0.9600");
    assertThat(
            desk.one(
                "SELECT yes_limit FROM users.order_intents WHERE client_order_id = 't1:close-1'"))
        .as("should the exchange have forgotten it too, it sells nothing")
        .isEqualTo("0.9900");
  }

  @Test
  @DisplayName("BOT-TRD-06 missing: a forgotten sale of a part sells nothing of what was kept")
  void remembersForgottenPart() throws SQLException {
    long trade = desk.opened("t1");
    desk.awaitStatus(trade, "open");
    order("t1:open", "executed", "10");
    order("t1:close-1", "executed", "4");
    desk.database.execute(
        "UPDATE users.orders SET initial_count = 4 WHERE client_order_id = 't1:close-1'");
    later();
    position("6");
    desk.executor.says("t1:close-1", PlayedExecutor.done("4.00", "3.840000", "0.010752"));

    reconcile();

    desk.awaitRows("SELECT status || ' ' || held FROM users.trades", "open 6.00");
    assertThat(desk.executor.sent()).containsExactly("t1:open", "t1:close-1");
  }

  @Test
  @DisplayName("a database that was restored is compared with the venue's books soon")
  void comparesAfterRestore() throws SQLException {
    reconcile();
    Instant compared = Instant.parse(Json.of(body).text("at"));
    desk.clock.moveTo(desk.clock.instant().plusSeconds(40));

    desk.database.restore();

    await()
        .atMost(Duration.ofSeconds(40))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Json last = Json.of(desk.get("/api/reconciliation").body());
              assertThat(last.text("trigger")).isEqualTo("schedule");
              // Stored times are rounded to microseconds, the first answer's is not.
              assertThat(Instant.parse(last.text("at"))).isAfter(compared.plusSeconds(1));
            });
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 wrong qty: a position that differs pauses entries, shows both sides, and lets go when it is gone")
  void pausesOnWrongCount() throws SQLException {
    desk.opened("t1");
    order("t1:open", "executed", "10");
    later();
    position("7");

    var report = reconcile();

    assertThat(report.flag("pauses")).isTrue();
    assertThat(report.at("differences").values().getFirst().text("kind"))
        .isEqualTo("POSITION_COUNT");
    assertThat(report.at("differences").values().getFirst().text("ours")).isEqualTo("10.00");
    assertThat(report.at("differences").values().getFirst().text("venues")).startsWith("7.00 at ");
    var refused = desk.fresh().post("/trades", Desk.ticket("t2"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("\"rule\":\"reconciled\"");
    assertThat(desk.one("SELECT payload->>'severity' FROM system.outbox WHERE topic = 'alert'"))
        .isEqualTo("critical");

    position("10");
    assertThat(reconcile().flag("pauses")).isFalse();
    assertThat(desk.fresh().post("/trades", Desk.ticket("t2")).statusCode()).isEqualTo(201);
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 missing: an order of ours that was filled and that the venue does not show pauses entries")
  void pausesOnMissingOrder() throws SQLException {
    desk.opened("t1");
    desk.clock.moveTo(desk.clock.instant().plusSeconds(70));
    order("somebody", "resting", "0");
    read();

    reconcile();

    assertThat(body).contains("ORDER_MISSING", "\"pauses\":true");
  }

  @Test
  @DisplayName("what was traded in another mode is not looked for in this exchange's books")
  void leavesOtherModeAlone() throws SQLException {
    desk.opened("t1");
    desk.database.execute("UPDATE users.trades SET mode = 'Live'");
    desk.clock.moveTo(desk.clock.instant().plusSeconds(70));
    order("somebody", "resting", "0");
    read();

    reconcile();

    assertThat(body).doesNotContain("ORDER_MISSING").contains("\"pauses\":false");
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 an order is not missing in books whose reading began before the venue had to show it, however late they ended")
  void booksAreOfTheirBeginning() throws SQLException {
    desk.opened("t1");
    Instant sent = desk.clock.instant();
    desk.clock.moveTo(sent.plusSeconds(90));
    order("somebody", "resting", "0");
    position("10");
    read(sent.plusSeconds(55), sent.plusSeconds(80));

    reconcile();
    assertThat(body).doesNotContain("ORDER_MISSING");

    read(sent.plusSeconds(80), sent.plusSeconds(55));
    reconcile();
    assertThat(body).as("the venue's figures were older").doesNotContain("ORDER_MISSING");

    read(sent.plusSeconds(80), sent.plusSeconds(80));
    reconcile();
    assertThat(body).contains("ORDER_MISSING");
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 wrong money: fills that cost otherwise than was booked are shown with both figures")
  void showsWrongMoney() throws SQLException {
    desk.opened("t1");
    order("t1:open", "executed", "10");
    desk.database.execute(
        """
        INSERT INTO users.fills (user_id, trade_id, order_id, ticker, side, action, count, yes_price,
          fee_cost, created_time)
        VALUES ('user_0001', 'f1', 'order-t1:open', '%s', 'yes', 'buy', 10, 0.93, 0.0395, '%s')"""
            .formatted(Desk.TICKER, Desk.START));
    later();

    reconcile();

    assertThat(body)
        .contains(
            "ORDER_MONEY",
            "9.40 and 0.03948 of fees",
            "9.30 and 0.0395 of fees",
            "\"pauses\":true");
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 REC-TM-13 a position's row that does not follow from its fills is counted anew, with an audit line")
  void healsPositionRow() throws SQLException {
    desk.database.execute(
        """
        INSERT INTO users.fills (user_id, trade_id, order_id, ticker, side, action, count, yes_price,
          fee_cost, created_time)
        VALUES ('user_0001', 'f1', 'o1', 'KXBTCD-X', 'no', 'buy', 7.5, 0.93, 0.0395, '%s')"""
            .formatted(Desk.START));

    reconcile();

    assertThat(body).contains("POSITION_ROW", "\"healed\":1");
    assertThat(
            desk.one(
                "SELECT position || ' ' || market_exposure || ' ' || fees_paid FROM users.positions"))
        .isEqualTo("-7.50 52.5000 0.039500");
    assertThat(desk.one("SELECT detail->>'kind' FROM users.audit WHERE action = 'reconciliation'"))
        .isEqualTo("POSITION_ROW");
  }

  private void read() throws SQLException {
    read(desk.clock.instant(), desk.clock.instant());
  }

  private void read(Instant began, Instant figures) throws SQLException {
    desk.database.execute(
        """
        INSERT INTO users.account_reading (user_id, began_at, figures_at)
        VALUES ('user_0001', '%s', '%s')
        ON CONFLICT (user_id) DO UPDATE
        SET began_at = excluded.began_at, figures_at = excluded.figures_at"""
            .formatted(began, figures));
  }

  private Json reconcile() {
    var answer = desk.post("/api/reconcile", "");
    body = answer.body();
    assertThat(answer.statusCode()).as(body).isEqualTo(200);
    return Json.of(body);
  }

  /** So that nothing moved a moment ago. */
  private void later() {
    desk.clock.moveTo(desk.clock.instant().plus(QUIET));
  }

  private void order(String clientOrderId, String status, String filled) throws SQLException {
    desk.database.execute(
        ORDER.formatted(
            "order-" + clientOrderId,
            clientOrderId,
            Desk.TICKER,
            status,
            filled,
            desk.clock.instant(),
            desk.clock.instant()));
  }

  private void position(String count) throws SQLException {
    desk.database.execute(POSITION.formatted(Desk.TICKER, count, desk.clock.instant()));
  }
}
