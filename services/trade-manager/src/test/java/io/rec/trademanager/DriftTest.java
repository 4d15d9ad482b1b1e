package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import io.rec.trademanager.errands.TradeMonitoring;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Five ways in which books drift apart, each seeded, healed, and told in the audit trail. */
class DriftTest {
  private static final String FILL =
      """
      INSERT INTO users.fills (user_id, trade_id, order_id, ticker, side, action, count, yes_price,
        no_price, is_taker, fee_cost, created_time)
      VALUES ('user_0001', '%s', 'o1', '%s', '%s', 'buy', %s, %s, 1 - %s, true, %s, '%s')""";
  private static final Duration QUIET = Duration.ofSeconds(12);

  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    desk = Desk.prepared();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  @DisplayName("BOT-TRD-06 missing: a position of which only the fills are known gets its row")
  void healsMissing() throws SQLException {
    desk.start();
    fill("f1", "KXBTCD-X", "yes", "7.50", "0.9300", "0.0395");

    assertHealed(reconcile(), "POSITION_ROW", "KXBTCD-X");
    assertThat(desk.one("SELECT position FROM users.positions")).isEqualTo("7.50");
  }

  @Test
  @DisplayName("BOT-TRD-06 extra: a position that no fill ever made is taken out of the books")
  void healsExtra() throws SQLException {
    desk.start();
    desk.database.execute(
        "INSERT INTO users.positions (user_id, ticker, position) VALUES ('user_0001', 'KXBTCD-X', 4)");

    assertHealed(reconcile(), "POSITION_ROW", "KXBTCD-X");
    assertThat(desk.one("SELECT position FROM users.positions")).isEqualTo("0.00");
  }

  @Test
  @DisplayName("BOT-TRD-06 wrong quantity: a position is counted anew from its fills")
  void healsQuantity() throws SQLException {
    desk.start();
    fill("f1", "KXBTCD-X", "no", "7.50", "0.9300", "0.0395");
    reconcile();
    desk.database.execute("UPDATE users.positions SET position = -9");

    assertHealed(reconcile(), "POSITION_ROW", "KXBTCD-X");
    assertThat(desk.one("SELECT position FROM users.positions")).isEqualTo("-7.50");
  }

  @Test
  @DisplayName("BOT-TRD-06 wrong status: a trade in error that the venue filled is opened")
  void healsStatus() throws SQLException {
    desk.start();
    desk.executor.says("t1:open", PlayedExecutor.said("unknown", "timeout"));
    long trade = Json.of(desk.fresh().post("/trades", Desk.ticket("t1")).body()).whole("id");
    desk.awaitStatus(trade, "error");
    // The loop that asks about unfinished orders would hear of it first, every other second.
    desk.role().bean(TradeMonitoring.class).finish();
    desk.database.execute(
        """
        INSERT INTO users.orders (user_id, order_id, client_order_id, ticker, status, fill_count,
          initial_count, created_time, last_update_time)
        VALUES ('user_0001', 'v1', 't1:open', '%1$s', 'executed', 10, 10, '%2$s', '%2$s')"""
            .formatted(Desk.TICKER, desk.clock.instant()));
    desk.clock.moveTo(desk.clock.instant().plus(QUIET));
    desk.executor.says("t1:open", PlayedExecutor.done("10.00", "9.400000", "0.039480"));

    assertHealed(reconcile(), "ORDER_COUNT", "t1:open");
    desk.awaitStatus(trade, "open");
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 REC-TE-12 wrong balance: cash that nothing explains is booked up to the amount, once")
  void healsBalance() throws SQLException {
    desk.start();
    balance("500.0000");
    assertThat(reconcile().at("differences").values())
        .as("the first time it is believed")
        .isEmpty();

    balance("500.0099");
    var report = reconcile();

    assertHealed(report, "BALANCE", "cash");
    assertThat(report.at("differences").values().getFirst().text("ours")).isEqualTo("500.00");
    assertThat(report.at("differences").values().getFirst().text("venues")).isEqualTo("500.0099");
    assertThat(report.flag("pauses")).isFalse();
    assertThat(desk.one("SELECT brought FROM users.cash_book")).isEqualTo("500.009900");
    assertThat(reconcile().at("differences").values()).isEmpty();
    assertThat(audits()).isEqualTo("trade-manager BALANCE cash");
  }

  @Test
  @DisplayName(
      "BOT-TRD-06 R37 cash above the amount pauses entries until a person says that it is right")
  void pausesOnBalance() throws SQLException {
    desk.start();
    balance("500.0000");
    reconcile();
    balance("495.0000");

    var report = reconcile();

    assertThat(report.flag("pauses")).isTrue();
    assertThat(report.whole("healed")).isZero();
    var refused = desk.fresh().post("/trades", Desk.ticket("t2"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("\"rule\":\"reconciled\"");
    assertThat(desk.one("SELECT payload->>'severity' FROM system.outbox WHERE topic = 'alert'"))
        .isEqualTo("critical");
    assertThat(desk.one("SELECT payload->>'text' FROM system.outbox WHERE topic = 'alert'"))
        .isEqualTo("entries wait: BALANCE of cash: ours 500.00, the venue's 495.00");
    assertThat(audits()).isEmpty();

    var other = desk.post("/api/reconcile/balance", "{\"balance\":\"490\",\"by\":\"ann\"}");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("AnotherBalance", "cash is 495.00, not 490.00");
    assertThat(audits()).isEmpty();

    var accepted = desk.post("/api/reconcile/balance", "{\"balance\":\"495\",\"by\":\"ann\"}");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    assertThat(accepted.body()).contains("\"pauses\":false", "\"healed\":1");
    assertThat(audits()).isEqualTo("ann BALANCE cash");
    assertThat(desk.one("SELECT brought || ' ' || booked_by FROM users.cash_book"))
        .isEqualTo("495.000000 ann");
    assertThat(desk.fresh().post("/trades", Desk.ticket("t2")).statusCode()).isEqualTo(201);
  }

  @Test
  @DisplayName("BOT-TRD-06 R37 cash that cannot be looked at for a moment lets no entry through")
  void goesOnPausing() throws SQLException {
    desk.start();
    balance("500.0000");
    reconcile();
    balance("495.0000");
    assertThat(reconcile().flag("pauses")).isTrue();

    desk.database.execute("UPDATE users.account_balance SET as_of = as_of + interval '1 second'");

    var report = reconcile();
    assertThat(report.flag("pauses")).isTrue();
    assertThat(report.at("differences").values()).singleElement().matches(this::isBalance);
    var accepted = desk.post("/api/reconcile/balance", "{\"balance\":\"495\",\"by\":\"ann\"}");
    assertThat(accepted.statusCode()).isEqualTo(409);
    assertThat(accepted.body()).contains("BalanceMoves");
    assertThat(audits()).isEmpty();
  }

  @Test
  @DisplayName("BOT-TRD-06 R37 the amount is configured")
  void takesTheAmount() throws SQLException {
    desk.with("RECIO_SET_RECONCILIATION_PAUSE_ABOVE", "5").start();
    balance("500.0000");
    reconcile();

    balance("495.0000");
    assertHealed(reconcile(), "BALANCE", "cash");
    balance("489.9900");
    assertThat(reconcile().flag("pauses")).isTrue();
  }

  @Test
  @DisplayName("a balance is accepted by somebody and in dollars, or not at all")
  void refusesHalfAWord() {
    desk.start();

    var nobody = desk.post("/api/reconcile/balance", "{\"balance\":\"495\"}");
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body()).contains("NoAuthor");
    var nothing = desk.post("/api/reconcile/balance", "{\"balance\":\"much\",\"by\":\"ann\"}");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(nothing.body()).contains("NoBalance", "'much' is no amount");
  }

  @Test
  @DisplayName("cash that fills of both sides and settlements moved is no drift")
  void explainsTrading() throws SQLException {
    desk.start();
    balance("500.0000");
    reconcile();

    fill("f1", "KXBTCD-Y", "yes", "10", "0.9400", "0.0395");
    fill("f2", "KXBTCD-N", "no", "10", "0.9300", "0.0456");
    fill("f3", "KXBTCD-N", "yes", "4", "0.9000", "0.0252");
    venueHolds("KXBTCD-Y", "10");
    venueHolds("KXBTCD-N", "-6");
    desk.clock.moveTo(desk.clock.instant().plus(QUIET));
    // 500 - 9.4395 - (0.70 + 0.0456) + (0.40 - 0.0252): four of the ten NO came back at ten cents.
    balance("490.1897");
    assertThat(reconcile().at("differences").values()).noneMatch(this::isBalance);

    desk.database.execute(
        """
        INSERT INTO users.settlements (user_id, ticker, market_result, revenue, settled_time)
        VALUES ('user_0001', 'KXBTCD-Y', 'no', 0, '%1$s'), ('user_0001', 'KXBTCD-N', 'no', 6, '%1$s')"""
            .formatted(desk.clock.instant()));
    desk.clock.moveTo(desk.clock.instant().plus(QUIET));
    balance("496.1897");
    assertThat(reconcile().at("differences").values()).noneMatch(this::isBalance);
    assertThat(desk.one("SELECT brought FROM users.cash_book")).isEqualTo("500.000000");

    balance("496.2000");
    assertThat(reconcile().at("differences").values()).anyMatch(this::isBalance);
  }

  @Test
  @DisplayName(
      "cash is not judged while an order rests, right after a fill, or by a reading that has not ended")
  void waitsForStillness() throws SQLException {
    desk.start();
    balance("500.0000");
    reconcile();

    balance("495.0000");
    desk.database.execute(
        """
        INSERT INTO users.orders (user_id, order_id, ticker, status, last_update_time)
        VALUES ('user_0001', 'v1', 'KXBTCD-X', 'resting', '%s')"""
            .formatted(Desk.START.minusSeconds(600)));
    assertThat(reconcile().at("differences").values()).noneMatch(this::isBalance);
    desk.database.execute("DELETE FROM users.orders");

    fill("f1", "KXBTCD-Y", "yes", "1", "0.9400", "0.0040");
    venueHolds("KXBTCD-Y", "1");
    assertThat(reconcile().at("differences").values()).noneMatch(this::isBalance);
    desk.database.execute("DELETE FROM users.fills", "DELETE FROM users.positions");

    desk.database.execute("UPDATE users.account_balance SET as_of = as_of + interval '1 second'");
    assertThat(reconcile().at("differences").values()).noneMatch(this::isBalance);
    desk.database.execute("UPDATE users.account_balance SET as_of = as_of - interval '1 second'");

    assertThat(reconcile().at("differences").values()).anyMatch(this::isBalance);
  }

  private boolean isBalance(Json difference) {
    return difference.text("kind").equals("BALANCE");
  }

  private void assertHealed(Json report, String kind, String subject) throws SQLException {
    assertThat(report.at("differences").values())
        .filteredOn(difference -> difference.text("kind").equals(kind))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.text("subject")).isEqualTo(subject);
              assertThat(difference.flag("healed")).isTrue();
            });
    assertThat(audits()).endsWith("trade-manager %s %s".formatted(kind, subject));
  }

  private String audits() throws SQLException {
    return desk.one(
        """
        SELECT actor || ' ' || (detail->>'kind') || ' ' || (detail->>'subject') FROM users.audit
        WHERE action = 'reconciliation' AND outcome = 'done' ORDER BY id""");
  }

  private Json reconcile() {
    var answer = desk.post("/api/reconcile", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.of(answer.body());
  }

  /** As a whole reading of this moment leaves it. */
  private void balance(String dollars) throws SQLException {
    Instant now = desk.clock.instant();
    desk.database.execute(
        """
        INSERT INTO users.account_balance (user_id, balance, balance_dollars, "timestamp", as_of)
        VALUES ('user_0001', %1$s * 100, %1$s, '%2$s', '%2$s')"""
            .formatted(dollars, now),
        """
        INSERT INTO users.account_reading (user_id, began_at, figures_at)
        VALUES ('user_0001', '%1$s', '%1$s')
        ON CONFLICT (user_id) DO UPDATE
        SET began_at = excluded.began_at, figures_at = excluded.figures_at"""
            .formatted(now));
  }

  private void fill(String id, String ticker, String side, String count, String yes, String fee)
      throws SQLException {
    desk.database.execute(
        FILL.formatted(id, ticker, side, count, yes, yes, fee, desk.clock.instant()));
  }

  private void venueHolds(String ticker, String count) throws SQLException {
    desk.database.execute(
        """
        INSERT INTO users.positions (user_id, ticker, position, venue_position, venue_as_of)
        VALUES ('user_0001', '%1$s', 0, %2$s, '%3$s')
        ON CONFLICT (user_id, ticker) DO UPDATE SET venue_position = excluded.venue_position"""
            .formatted(ticker, count, desk.clock.instant()));
  }
}
