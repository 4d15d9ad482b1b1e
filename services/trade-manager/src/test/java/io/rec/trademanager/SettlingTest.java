package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private static final String SETTLEMENT =
      """
      INSERT INTO users.settlements (user_id, ticker, event_ticker, market_result, yes_count,
        yes_total_cost, no_count, no_total_cost, revenue, settled_time)
      VALUES ('user_0001', '%s', '%s', '%s', 10, 9.4, 0, 0, %s, '2026-03-10T17:01:10Z')""";

  private Desk desk;
  private long trade;

  @BeforeEach
  void open() throws SQLException {
    desk = Desk.started();
    trade = desk.opened("t1");
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  @DisplayName("a trade expires with its own event, with the price of the hour, and others stay")
  void expiresWithItsEvent() throws SQLException {
    desk.executor.says("t2:open", PlayedExecutor.done("10.00", "9.400000", "0.039480"));
    desk.fresh().post("/trades", Desk.ticket("t2", "ticker", "\"" + Desk.LATER + "\""));
    desk.awaitRows("SELECT status FROM users.trades ORDER BY id", "open", "open");
    desk.pricesOf(Desk.CLOSE.minusSeconds(1));

    desk.clock.moveTo(Desk.CLOSE);

    desk.awaitStatus(trade, "expired");
    assertThat(
            desk.database.column(
                "SELECT status || ' ' || coalesce(close_method, '-') || ' ' || coalesce(symbol_close::text, '-') FROM users.trades ORDER BY id"))
        .containsExactly("expired expired 118123.45", "open - -");
  }

  @Test
  @DisplayName(
      "REC-TRD-05 REC-TM-05 the settlement closes the trade with its gain, as soon as it is announced")
  void settles() throws SQLException {
    desk.clock.moveTo(Desk.CLOSE);
    desk.awaitStatus(trade, "expired");

    desk.database.execute(
        SETTLEMENT.formatted(Desk.TICKER, Desk.EVENT, "yes", "10.00"),
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('account.settlement', '%s', '{}')"
            .formatted(Desk.TICKER));

    desk.awaitStatus(trade, "closed");
    assertThat(
            desk.one(
                """
                SELECT sell_price || ' ' || pnl || ' ' || win_loss || ' ' || close_method || ' '
                  || exposure || ' ' || staked FROM users.trades"""))
        .isEqualTo("1.0000 0.560520 W expired 0.000000 9.439480");
  }

  @Test
  @DisplayName("BOT-MT-01 what the day has brought and what is at stake can be scraped")
  void showsTheDay() throws SQLException {
    awaitFigure("recio_stake_exposure", 9.4);
    desk.clock.moveTo(Desk.CLOSE);
    desk.awaitStatus(trade, "expired");
    desk.database.execute(
        SETTLEMENT.formatted(Desk.TICKER, Desk.EVENT, "yes", "10.00"),
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('account.settlement', '%s', '{}')"
            .formatted(Desk.TICKER));
    desk.awaitStatus(trade, "closed");

    awaitFigure("recio_stake_result_today", 0.56052);
  }

  private void awaitFigure(String name, double value) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(desk.role().getWith("/prometheus").body().lines())
                    .filteredOn(line -> line.startsWith(name))
                    .singleElement()
                    .satisfies(
                        line ->
                            assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                                .isEqualTo(value)));
  }

  @Test
  @DisplayName(
      "REC-TM-08 without any price the hour ends and the trade is lost, with the price unknown and not zero")
  void settlesWithoutPrices() throws SQLException {
    desk.database.execute("DELETE FROM live_data.btc_price_log");
    desk.clock.moveTo(Desk.CLOSE);
    desk.awaitStatus(trade, "expired");

    desk.database.execute(SETTLEMENT.formatted(Desk.TICKER, Desk.EVENT, "no", "0.00"));

    desk.awaitStatus(trade, "closed");
    assertThat(
            desk.one(
                "SELECT coalesce(symbol_close::text, 'unknown') || ' ' || pnl || ' ' || win_loss FROM users.trades"))
        .isEqualTo("unknown -9.439480 L");
  }

  @Test
  @DisplayName(
      "a settlement that does not come is told once after half an hour, and goes on being looked for")
  void complainsOnce() throws SQLException {
    desk.clock.moveTo(Desk.CLOSE);
    desk.awaitStatus(trade, "expired");
    desk.clock.moveTo(Desk.CLOSE.plus(Duration.ofMinutes(31)));

    desk.awaitRows(
        "SELECT payload->>'type' FROM system.outbox WHERE topic = 'alert'", "settlement_overdue");
    desk.post("/api/manual_settlement_poll", "");
    desk.post("/api/manual_settlement_poll", "");
    desk.restart();
    desk.post("/api/manual_settlement_poll", "");
    desk.database.execute(SETTLEMENT.formatted(Desk.TICKER, Desk.EVENT, "yes", "10.00"));
    desk.post("/api/manual_settlement_poll", "");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              desk.post("/api/manual_settlement_poll", "");
              return desk.one("SELECT status FROM users.trades");
            },
            "closed"::equals);
    assertThat(desk.one("SELECT count(*) FROM users.audit WHERE action = 'settlement_overdue'"))
        .isEqualTo("1");
  }

  @Test
  @DisplayName("an hour can be ended by hand, and ends nothing that is not over")
  void endsByHand() throws SQLException {
    assertThat(desk.post("/api/manual_expiration_check", "").body())
        .isEqualTo("{\"message\":\"0 trades have expired\"}");
    assertThat(desk.one("SELECT status FROM users.trades")).isEqualTo("open");
  }
}
