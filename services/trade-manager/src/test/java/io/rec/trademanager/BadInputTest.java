package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each is refused by the name of its rule, with nothing stored or sent and a line in the audit. */
class BadInputTest {
  private static Desk desk;

  @BeforeAll
  static void start() throws SQLException {
    desk = Desk.started();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  static Stream<Arguments> tickets() {
    return Stream.of(
        arguments("no JSON", 400, "json_object", "{\"ticket_id\":"),
        arguments("no object", 400, "json_object", "[1]"),
        arguments("missing fields", 400, "required_fields", "{\"ticket_id\":\"x\"}"),
        arguments("another intent", 400, "intent", Desk.ticket("x", "intent", "\"hold\"")),
        arguments("no ticket id", 400, "ticket_id", Desk.ticket("x y")),
        arguments("no side", 400, "side", Desk.ticket("x", "side", "\"yes\"")),
        arguments("a side that is no text", 400, "side", Desk.ticket("x", "side", "1")),
        arguments("quantity 0", 400, "position", Desk.ticket("x", "position", "0")),
        arguments("negative quantity", 400, "position", Desk.ticket("x", "position", "-3")),
        arguments("beyond 0.01", 400, "position", Desk.ticket("x", "position", "1.005")),
        arguments(
            "a part of a contract", 422, "whole_contracts", Desk.ticket("x", "position", "1.5")),
        arguments("price above a dollar", 400, "buy_price", Desk.ticket("x", "buy_price", "1.01")),
        arguments(
            "price that is no number",
            400,
            "buy_price",
            Desk.ticket("x", "buy_price", "\"cheap\"")),
        arguments(
            "price off the grid", 422, "price_on_grid", Desk.ticket("x", "buy_price", "0.945")),
        arguments("price 0", 422, "price_on_grid", Desk.ticket("x", "buy_price", "0")),
        arguments("no strike", 400, "strike", Desk.ticket("x", "strike", "\"much\"")),
        arguments("another strike", 422, "strike", Desk.ticket("x", "strike", "\"$118,250\"")),
        arguments("probability 101", 400, "probability", Desk.ticket("x", "prob", "101")),
        arguments(
            "another way to enter",
            400,
            "entry_method",
            Desk.ticket("x", "entry_method", "\"magic\"")),
        arguments(
            "any slippage",
            400,
            "max_slippage_cents",
            Desk.ticket("x", "max_slippage_cents", "99")),
        arguments("symbol not on this desk", 400, "symbol", Desk.ticket("x", "symbol", "\"DOGE\"")),
        arguments(
            "symbol of another market", 422, "market_known", Desk.ticket("x", "symbol", "\"ETH\"")),
        arguments(
            "unknown market",
            422,
            "market_known",
            Desk.ticket("x", "ticker", "\"" + Desk.EVENT + "-T99999.99\"")),
        arguments(
            "ticker of no form", 422, "market_known", Desk.ticket("x", "ticker", "\"BTC up\"")),
        arguments(
            "more than one market may hold",
            422,
            "max_position",
            Desk.ticket("x", "position", "101", "buy_price", "0.05")),
        arguments(
            "more than one order may cost", 422, "max_order", Desk.ticket("x", "position", "200")),
        arguments(
            "advice that is no object", 400, "advice", Desk.ticket("x", "advice", "\"Long\"")),
        arguments(
            "advice that is none",
            400,
            "advice",
            advice("{\"signal\":\"Up\",\"confidence\":1,\"source\":\"analysis\"}")),
        arguments(
            "advice surer than sure",
            400,
            "advice",
            advice("{\"signal\":\"Long\",\"confidence\":1.01,\"source\":\"analysis\"}")),
        arguments(
            "advice of nobody", 400, "advice", advice("{\"signal\":\"Long\",\"confidence\":1}")),
        arguments("another user", 403, "wrong_user", Desk.ticket("x", "user_id", "\"user_0002\"")));
  }

  private static String advice(String said) {
    return Desk.ticket("x", "advice", said);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("tickets")
  void refusesByName(String what, int status, String rule, String request) throws SQLException {
    desk.fresh();

    refused(status, rule, request);
  }

  static Stream<Arguments> closes() {
    return Stream.of(
        arguments("no trade named", 400, "required_fields", "{\"intent\":\"close\"}"),
        arguments("unknown trade", 404, "trade_known", "{\"intent\":\"close\",\"trade_id\":4711}"),
        arguments(
            "unknown ticket", 404, "trade_known", "{\"intent\":\"close\",\"ticket_id\":\"none\"}"),
        arguments(
            "no attempt", 400, "attempt", "{\"intent\":\"close\",\"trade_id\":1,\"attempt\":0}"),
        arguments(
            "another method",
            400,
            "close_method",
            "{\"intent\":\"close\",\"trade_id\":1,\"close_method\":\"expired\"}"),
        arguments(
            "another user",
            403,
            "wrong_user",
            "{\"intent\":\"close\",\"trade_id\":1,\"user_id\":\"user_0002\"}"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("closes")
  void refusesCloseByName(String what, int status, String rule, String request)
      throws SQLException {
    refused(status, rule, request);
  }

  @Test
  @DisplayName("a price that is too old opens nothing")
  void refusesStalePrice() throws SQLException {
    desk.fresh().pricesOf(desk.clock.instant().minusSeconds(6));

    refused(409, "fresh_price", Desk.ticket("x"));
  }

  @Test
  @DisplayName("a strike table that is too old opens nothing")
  void refusesOldTable() throws SQLException {
    desk.fresh().tableOf(desk.clock.instant().minusSeconds(11), false);

    refused(409, "fresh_strike_table", Desk.ticket("x"));
  }

  @Test
  @DisplayName("a strike table made from old inputs opens nothing, however new it is")
  void refusesStaleTable() throws SQLException {
    desk.fresh().tableOf(desk.clock.instant(), true);

    refused(409, "fresh_strike_table", Desk.ticket("x"));
  }

  @Test
  @DisplayName("a market that is closed opens nothing")
  void refusesClosedMarket() throws SQLException {
    desk.fresh()
        .database
        .execute(
            "UPDATE live_data.market_kalshi_btc SET status = 'closed' WHERE market_ticker = '%s'"
                .formatted(Desk.OTHER));

    refused(
        422,
        "market_active",
        Desk.ticket("x", "ticker", "\"" + Desk.OTHER + "\"", "strike", "\"$118,250\""));
  }

  @Test
  @DisplayName("an event that is over opens nothing, whatever its market is said to be")
  void refusesClosedEvent() throws SQLException {
    desk.fresh()
        .database
        .execute(
            """
            INSERT INTO live_data.market_snapshot (symbol, event_ticker, snapshot, taken_at)
            VALUES ('BTC', 'KXBTCD-26MAR1012', '{"event":{"close_time":"2026-03-10T16:00:00Z"}}', now())""",
            """
            INSERT INTO live_data.market_kalshi_btc (event_ticker, market_ticker, strike, status,
              volume, created_at, updated_at)
            VALUES ('KXBTCD-26MAR1012', 'KXBTCD-26MAR1012-T117999.99', '$118,000', 'active', 1, now(), now())""");

    refused(422, "event_open", Desk.ticket("x", "ticker", "\"KXBTCD-26MAR1012-T117999.99\""));
  }

  @Test
  @DisplayName("the kill switch opens nothing")
  void refusesUnderKillSwitch() throws SQLException {
    desk.fresh().database.execute("UPDATE users.kill_switch SET level = 'PauseEntries'");
    try {
      refused(409, "kill_switch", Desk.ticket("x"));
    } finally {
      desk.database.execute("UPDATE users.kill_switch SET level = 'None'");
    }
  }

  @Test
  @DisplayName("an account without money opens nothing")
  void refusesWithoutMoney() throws SQLException {
    desk.fresh().database.execute("UPDATE users.account_balance SET balance_dollars = 9.40");
    try {
      refused(422, "insufficient_balance", Desk.ticket("x"));
    } finally {
      desk.database.execute("UPDATE users.account_balance SET balance_dollars = 500");
    }
  }

  @Test
  @DisplayName("an id that was used for another ticket, and the other side of what is held")
  void refusesReplayAndOtherSide() throws SQLException {
    try (var own = Desk.started()) {
      own.opened("t1");

      var replayed = own.fresh().post("/trades", Desk.ticket("t1", "position", "20"));
      var other =
          own.fresh().post("/trades", Desk.ticket("t2", "side", "\"N\"", "buy_price", "0.08"));

      assertThat(replayed.statusCode()).isEqualTo(409);
      assertThat(replayed.body()).contains("\"rule\":\"replayed_id\"");
      assertThat(other.body()).contains("\"rule\":\"other_side_held\"");
      assertThat(
              own.database.column(
                  "SELECT rule FROM users.audit WHERE outcome = 'refused' ORDER BY id"))
          .containsExactly("replayed_id", "other_side_held");
      assertThat(own.executor.sent()).containsExactly("t1:open");
    }
  }

  private static void refused(int status, String rule, String request) throws SQLException {
    var before = count();

    var answer = desk.post("/trades", request);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    var problem = Json.of(answer.body());
    assertThat(problem.text("rule")).isEqualTo(rule);
    assertThat(problem.at("decision").flag("passed")).isFalse();
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(desk.one("SELECT count(*) FROM users.trades")).isEqualTo("0");
    assertThat(desk.one("SELECT count(*) FROM users.order_intents")).isEqualTo("0");
    assertThat(desk.executor.sent()).isEmpty();
    assertThat(count()).isEqualTo(before + 1);
    assertThat(
            desk.one(
                "SELECT outcome || ' ' || rule || ' ' || (detail->'decision'->>'passed') "
                    + "FROM users.audit ORDER BY id DESC LIMIT 1"))
        .isEqualTo("refused " + rule + " false");
  }

  private static long count() throws SQLException {
    return Long.parseLong(desk.one("SELECT count(*) FROM users.audit WHERE outcome = 'refused'"));
  }
}
