package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExitTest {
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
  @DisplayName(
      "REC-TM-05 a close takes the executable price less a cent, and books what it brought")
  void closes() throws SQLException {
    desk.executor.says("t1:close-1", PlayedExecutor.done("10.00", "9.200000", "0.051600"));

    var answer = close("");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"id\":%d,\"attempt\":1}".formatted(trade));
    desk.awaitStatus(trade, "closed");
    assertThat(
            desk.one(
                """
                SELECT book_side || ' ' || count || ' ' || yes_limit || ' ' || time_in_force || ' '
                  || reduce_only FROM users.order_intents WHERE purpose = 'close'"""))
        .isEqualTo("ask 10.00 0.9100 immediate_or_cancel true");
    assertThat(
            desk.one(
                """
                SELECT sell_price || ' ' || pnl || ' ' || fees || ' ' || win_loss || ' '
                  || close_method || ' ' || exposure || ' ' || held FROM users.trades"""))
        .isEqualTo("0.9200 -0.291080 0.091080 L manual 0.000000 0.00");
    assertThat(desk.database.column("SELECT message FROM users.trade_logs"))
        .contains("CLOSE | " + Desk.TICKER + " | $118,000 | Y | 10 | 0.9200 | 97.5 | -0.29");
    assertThat(
            desk.one(
                "SELECT payload->>'pnl' FROM system.outbox WHERE topic = 'trade' ORDER BY id DESC LIMIT 1"))
        .isEqualTo("-0.291080");
  }

  @Test
  @DisplayName("quotes that are too old close nothing")
  void refusesStaleQuotes() throws SQLException {
    desk.fresh().snapshotOf(desk.clock.instant().minusSeconds(11));

    var answer = desk.post("/trades", closeOf(""));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("\"rule\":\"fresh_quotes\"");
    assertThat(desk.executor.sent()).containsExactly("t1:open");
    assertThat(desk.one("SELECT rule FROM users.audit WHERE outcome = 'refused'"))
        .isEqualTo("fresh_quotes");
  }

  @Test
  @DisplayName("where nobody takes it there is no price to close at")
  void refusesWithoutOffer() throws SQLException {
    desk.asks(Desk.TICKER, "94", "null");

    assertThat(close("").body()).contains("\"rule\":\"executable_price\"");
  }

  @Test
  @DisplayName("neither a limit nor the kill switch closes the way out")
  void closesUnderKillSwitch() throws SQLException {
    desk.database.execute("UPDATE users.kill_switch SET level = 'Flatten'");
    desk.executor.says("t1:close-1", PlayedExecutor.done("10.00", "9.200000", "0.051600"));

    assertThat(close("").statusCode()).isEqualTo(200);

    desk.awaitStatus(trade, "closed");
  }

  @Test
  @DisplayName("a close that is underway is not made twice, whoever asks again")
  void closesOnce() throws SQLException {
    desk.executor.says("t1:close-1", PlayedExecutor.accepted("venue-1"));

    var first = close("");
    var again = close("");
    var named = close(",\"attempt\":1");
    var tooFar = close(",\"attempt\":3");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(named.body()).isEqualTo(first.body());
    assertThat(tooFar.body()).contains("\"rule\":\"attempt\"");
    assertThat(desk.one("SELECT count(*) FROM users.order_intents WHERE purpose = 'close'"))
        .isEqualTo("1");
  }

  @Test
  @DisplayName("what a close leaves over is priced anew and closed by the next order")
  void closesTheRest() throws SQLException {
    desk.executor
        .says("t1:close-1", PlayedExecutor.done("4.00", "3.680000", "0.020700"))
        .says("t1:close-2", PlayedExecutor.done("6.00", "5.460000", "0.034400"));

    close("");

    desk.awaitStatus(trade, "closed");
    assertThat(
            desk.database.column(
                "SELECT client_order_id || ' ' || count FROM users.order_intents WHERE purpose = 'close' ORDER BY created_at"))
        .containsExactly("t1:close-1 10.00", "t1:close-2 6.00");
  }

  @Test
  @DisplayName("half is sold once however often it is asked for, and the other half is held on")
  void closesHalf() throws SQLException {
    desk.executor
        .says("t1:close-1", PlayedExecutor.done("5.00", "4.600000", "0.025800"))
        .says("t1:close-2", PlayedExecutor.done("5.00", "4.700000", "0.025000"));
    var half = ",\"position\":5,\"held\":10";

    assertThat(close(half).statusCode()).isEqualTo(200);
    desk.awaitStatus(trade, "open");
    desk.awaitRows("SELECT held FROM users.trades", "5.00");
    assertThat(desk.one("SELECT position || ' ' || exposure FROM users.trades"))
        .isEqualTo("10.00 4.700000");
    assertThat(
            desk.one(
                "SELECT payload ->> 'keep' FROM users.trade_timeline WHERE event = 'close_ticket'"))
        .isEqualTo("5");

    var again = close(half);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("\"rule\":\"trade_held\"", "5 are held");

    close("");
    desk.awaitStatus(trade, "closed");
    assertThat(
            desk.database.column(
                "SELECT client_order_id || ' ' || count FROM users.order_intents WHERE purpose = 'close' ORDER BY created_at"))
        .containsExactly("t1:close-1 5.00", "t1:close-2 5.00");
    assertThat(desk.one("SELECT sell_price || ' ' || held FROM users.trades"))
        .isEqualTo("0.9300 0.00");
  }

  @Test
  @DisplayName("what a half leaves over of itself is sold by the next order, and nothing more")
  void closesTheRestOfHalf() throws SQLException {
    desk.executor
        .says("t1:close-1", PlayedExecutor.done("2.00", "1.840000", "0.010400"))
        .says("t1:close-2", PlayedExecutor.done("3.00", "2.730000", "0.017200"));

    close(",\"position\":5,\"held\":10");

    desk.awaitRows("SELECT status || ' ' || held FROM users.trades", "open 5.00");
    assertThat(
            desk.database.column(
                "SELECT client_order_id || ' ' || count FROM users.order_intents WHERE purpose = 'close' ORDER BY created_at"))
        .containsExactly("t1:close-1 5.00", "t1:close-2 3.00");
  }

  @Test
  @DisplayName("a part that cannot be is refused by the rule's name")
  void refusesImpossibleParts() throws SQLException {
    assertThat(close(",\"position\":5").body()).contains("\"rule\":\"position\"");
    assertThat(close(",\"position\":0,\"held\":10").body()).contains("\"rule\":\"position\"");
    assertThat(close(",\"position\":0.005,\"held\":10").body()).contains("\"rule\":\"position\"");
    assertThat(close(",\"position\":11,\"held\":10").body()).contains("\"rule\":\"position\"");
    assertThat(close(",\"position\":3,\"held\":9").body()).contains("\"rule\":\"trade_held\"");
    assertThat(desk.executor.sent()).containsExactly("t1:open");
  }

  @Test
  @DisplayName("a close that is refused leaves the trade open, and people are told")
  void opensAgainAfterRefusal() throws SQLException {
    desk.executor.says("t1:close-1", PlayedExecutor.said("refused", "market_inactive"));

    close("");

    desk.awaitRows(
        "SELECT payload->>'severity' || ': ' || (payload->>'text') FROM system.outbox WHERE topic = 'alert'",
        "critical: close refused: market_inactive");
    desk.awaitStatus(trade, "open");
    assertThat(Json.of(close("").body()).whole("attempt")).isEqualTo(2);
  }

  @Test
  @DisplayName("a finished trade is never closed again")
  void refusesFinished() throws SQLException {
    desk.executor.says("t1:close-1", PlayedExecutor.done("10.00", "9.200000", "0.051600"));
    close("");
    desk.awaitStatus(trade, "closed");

    var again = close("");

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("\"rule\":\"trade_held\"");
  }

  @Test
  @DisplayName(
      "a live trade is not closed by a desk that went back to paper: its money is elsewhere")
  void refusesOtherMode() throws SQLException {
    desk.database.execute("UPDATE users.trades SET mode = 'Live'");

    var answer = close("");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains(
            "\"rule\":\"same_mode\"",
            "trade %d is Live".formatted(trade),
            "a trade of this desk, which is Paper; it ends with its hour");
    assertThat(desk.one("SELECT count(*) FROM users.order_intents WHERE purpose = 'close'"))
        .isEqualTo("0");
  }

  private HttpResponse<String> close(String more) throws SQLException {
    return desk.fresh().post("/trades", closeOf(more));
  }

  private String closeOf(String more) {
    return "{\"intent\":\"close\",\"trade_id\":%d%s}".formatted(trade, more);
  }
}
