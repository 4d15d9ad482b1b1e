package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Market;
import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The screens of one desk at which all is well: none of these tests changes what another sees. */
class GatewayTest {

  private static Trading trading;

  private int before;

  @BeforeAll
  static void openDesk() throws SQLException {
    trading = Trading.open();
  }

  @AfterAll
  static void closeDesk() {
    trading.close();
  }

  @BeforeEach
  void begin() {
    trading.manager.answers(201, "{\"id\":17}");
    trading.quoteAnew();
    before = trading.orders().size();
  }

  @Test
  @DisplayName("the server says of each cell whether it may be bought, and why not")
  void cellsExplainThemselves() {
    assertThat(trading.cell(Market.YES, "buy_no").text("rule")).isEqualTo("MONEY_LINE");
    assertThat(trading.cell(Market.THIN, "buy_yes").text("reason"))
        .isEqualTo("10 contracts were traded, 1000 are needed.");
    assertThat(trading.cell(Market.NO, "buy_no").flag("enabled")).isTrue();
  }

  @Test
  @DisplayName("a double click is one order: the same request is the same ticket")
  void doubleClickIsOneOrder() throws SQLException {
    HttpResponse<String> first = trading.enter("request-0001", Market.YES, "yes", 94);
    HttpResponse<String> second = trading.enter("request-0001", Market.YES, "yes", 94);

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(Json.of(first.body()).whole("trade_id")).isEqualTo(17);
    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(orders().stream().map(body -> Json.of(body).text("ticket_id")).distinct())
        .hasSize(1);
    assertThat(Json.of(orders().getFirst()).text("strike")).isEqualTo("$117,500");
    assertThat(trading.desk.trail()).contains("admin enter_trade asked", "admin enter_trade done");
  }

  @Test
  @DisplayName("an ask beyond the limit refuses with the difference")
  void movedPriceIsRefused() {
    HttpResponse<String> answer = trading.enter("request-0001", Market.YES, "yes", 90);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("PriceMoved", "4 more, 1 allowed");
    assertThat(orders()).isEmpty();
  }

  @Test
  @DisplayName("a refusal of the trade manager goes on in its words")
  void refusalsGoOn() {
    trading.manager.answers(
        422,
        "{\"reason\":\"Refused\",\"detail\":\"exposure 501 is above 500\",\"rule\":\"max_exposure\"}");

    HttpResponse<String> answer = trading.enter("request-0001", Market.YES, "yes", 94);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("exposure 501 is above 500", "max_exposure");
  }

  @Test
  @DisplayName("each broken field is named with its rule")
  void fieldsAreNamed() {
    HttpResponse<String> answer =
        trading.trader.post(
            "/api/trades/execute", "{\"request_id\":\"x\",\"contracts\":0,\"side\":\"maybe\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.of(answer.body()).at("fields").values().stream().map(f -> f.text("field")))
        .contains("request_id", "contracts", "side", "market", "limit");
  }

  @Test
  @DisplayName("all is closed, or a part of what was seen to be held; a part that cannot be is not")
  void closesAllOrAPart() {
    trading.manager.answers(200, "{\"id\":17,\"attempt\":1}");

    assertThat(close("\"contracts\":5,\"held\":10").statusCode()).isEqualTo(202);
    Json part = Json.of(orders().getLast());
    assertThat(part.decimal("position")).isEqualByComparingTo("5");
    assertThat(part.decimal("held")).isEqualByComparingTo("10");

    assertThat(close("\"contracts\":null").statusCode()).isEqualTo(202);
    assertThat(orders().getLast()).doesNotContain("position", "held");

    int sent = orders().size();
    for (String wrong :
        new String[] {
          "\"contracts\":5",
          "\"contracts\":0,\"held\":10",
          "\"contracts\":11,\"held\":10",
          "\"contracts\":0.005,\"held\":10"
        }) {
      assertThat(close(wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(orders()).hasSize(sent);
    trading.manager.answers(201, "{\"id\":17}");
  }

  private static HttpResponse<String> close(String part) {
    return trading.trader.post(
        "/api/trades/17/close", "{\"request_id\":\"request-close\",%s}".formatted(part));
  }

  @Test
  @DisplayName("the desk says whether it may go live, and why not")
  void goingLiveIsExplained() {
    Json refused = trading.trader.json("/api/desk").at("can_go_live");

    assertThat(refused.flag("enabled")).isFalse();
    assertThat(refused.text("reason")).contains("spec.allowLive is false");
  }

  @Test
  @DisplayName("a viewer sees and may not trade")
  void viewerMayNotTrade() throws SQLException {
    trading.desk.account("looker", "viewer");
    Browser viewer = trading.desk.browser().signInAs("looker");

    assertThat(viewer.get("/api/strike_table/BTC").statusCode()).isEqualTo(200);
    assertThat(viewer.json("/api/desk").at("can_trade").text("rule")).isEqualTo("ROLE");
    assertThat(viewer.post("/api/trades/execute", "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.send("PUT", "/api/kill", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("a quote says what an order would mean")
  void quoteSaysWhatItMeans() {
    Json quote = Json.of(quote(94).body());

    assertThat(quote.at("allowed").flag("enabled")).isTrue();
    assertThat(quote.decimal("cost")).isEqualByComparingTo("9.40");
    assertThat(quote.decimal("fee")).isEqualByComparingTo("0.0395");
    assertThat(quote.decimal("max_gain")).isEqualByComparingTo("0.56");
    assertThat(quote.decimal("edge")).isEqualByComparingTo("3.5");
    assertThat(quote.flag("token_needed")).isFalse();
  }

  @Test
  @DisplayName("R37 a balance is accepted in the name of who is signed in, and written down")
  void acceptsABalance() throws SQLException {
    trading.manager.answers(
        200,
        """
        {"at":"2026-03-10T16:40:00Z","trigger":"request","healed":1,"open":0,"pauses":false,
         "differences":[{"kind":"BALANCE","subject":"cash","trade_id":null,"ours":"500.00",
         "venues":"495.00","healed":true,"pauses":false}]}""");

    HttpResponse<String> accepted =
        trading.trader.post(
            "/api/account/reconcile/balance",
            "{\"request_id\":\"request-1\",\"balance\":\"495.00\"}");

    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    assertThat(Json.of(accepted.body()).flag("pauses")).isFalse();
    assertThat(trading.manager.asked().getLast()).isEqualTo("POST /api/reconcile/balance");
    Json told = Json.of(trading.manager.bodies().getLast());
    assertThat(told.text("balance")).isEqualTo("495.00");
    assertThat(told.text("by")).isEqualTo("admin");
    assertThat(
            trading
                .desk
                .database()
                .column(
                    "SELECT actor || ' ' || outcome || ' ' || (detail->>'balance') FROM users.audit "
                        + "WHERE action = 'accept_balance' ORDER BY id"))
        .containsExactly("admin asked 495.00", "admin done 495.00");
    assertThat(
            trading
                .trader
                .post("/api/account/reconcile/balance", "{\"request_id\":\"request-2\"}")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("settings are versions; what cannot be is named and stored nowhere")
  void settingsAreVersions() {
    HttpResponse<String> refused =
        trading.trader.send(
            "PUT", "/api/settings/auto_entry", "{\"min_time\":900,\"max_time\":100}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Json.of(refused.body()).at("fields").values().getFirst().text("field"))
        .isEqualTo("min_time");

    HttpResponse<String> changed =
        trading.trader.send("PUT", "/api/settings/auto_entry", "{\"min_probability\":97}");
    assertThat(Json.of(changed.body()).whole("version")).isEqualTo(2);
    assertThat(Json.of(changed.body()).text("changed_by")).isEqualTo("admin");

    HttpResponse<String> back =
        trading.trader.post("/api/settings/auto_entry/revert", "{\"version\":1}");
    assertThat(Json.of(back.body()).whole("version")).isEqualTo(3);
    assertThat(Json.of(back.body()).decimal("min_probability")).isEqualByComparingTo("95");
  }

  @Test
  @DisplayName("the export is exactly the filtered set, in CSV and JSON")
  void exportIsTheFilteredSet() throws SQLException {
    trade(1, "BTC", "Y", "W", "0.56", "=cmd()");
    trade(2, "BTC", "N", "L", "-9.44", "plain");
    trade(3, "ETH", "Y", "W", "0.30", "plain");

    List<String> lines =
        trading.trader.get("/api/trades/export.csv?symbol=BTC&result=win").body().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("1,Paper,closed,").contains("'=cmd()");
    assertThat(trading.trader.json("/api/trades/export.json?side=yes").at("trades").values())
        .hasSize(2);
    assertThat(
            trading
                .trader
                .json("/api/trades?symbol=BTC")
                .at("data")
                .at("summary")
                .decimal("total_pnl"))
        .isEqualByComparingTo("-8.88");
    assertThat(
            trading.trader.json("/api/trades?symbol=BTC&summary=false").at("data").find("summary"))
        .isEmpty();
    assertThat(trading.trader.json("/api/trades/equity").at("data").at("points").values())
        .hasSize(3);
  }

  @Test
  @DisplayName("whoever looks at the kill switch later sees how far the orders are, too")
  void killProgressIsForEverybody() throws SQLException {
    trading
        .desk
        .database()
        .execute(
            """
            INSERT INTO users.orders (id, user_id, order_id, ticker, status, last_update_time) VALUES
              (801, 'user_0001', 'before', 'T', 'canceled', '2026-03-02 09:00Z'),
              (802, 'user_0001', 'since', 'T', 'canceled', '2026-03-02 09:31Z'),
              (803, 'user_0001', 'rests', 'T', 'resting', '2026-03-02 09:31Z'),
              (804, 'user_0001', 'filled', 'T', 'executed', '2026-03-02 09:31Z')""",
            """
            UPDATE users.kill_switch SET level = 'CancelOrders', reason = 'test', set_by = 'anna',
              set_at = '2026-03-02 09:30Z'""");
    try {
      await()
          .untilAsserted(
              () -> {
                Json kill = trading.trader.json("/api/desk").at("kill");
                assertThat(kill.whole("cancelled")).isEqualTo(1);
                assertThat(kill.whole("left")).isEqualTo(1);
              });
      trading
          .desk
          .database()
          .execute(
              """
              UPDATE users.orders SET status = 'canceled', last_update_time = '2026-03-02 09:32Z'
              WHERE id = 803""");
      await()
          .untilAsserted(
              () -> {
                Json kill = trading.trader.json("/api/desk").at("kill");
                assertThat(kill.whole("cancelled")).isEqualTo(2);
                assertThat(kill.whole("left")).isZero();
              });
    } finally {
      trading
          .desk
          .database()
          .execute(
              "UPDATE users.kill_switch SET level = 'None'",
              "DELETE FROM users.orders WHERE id BETWEEN 801 AND 804");
    }
    await().until(() -> trading.trader.json("/api/desk").at("kill").text("level").equals("none"));
    assertThat(trading.trader.json("/api/desk").at("kill").find("cancelled")).isEmpty();
  }

  @Test
  @DisplayName("an export that takes long is made in the background, and is the same document")
  void exportInTheBackground() throws SQLException {
    trade(31, "BGD", "Y", "W", "0.56", "plain");
    trade(32, "BGD", "N", "L", "-9.44", "plain");
    trading
        .desk
        .database()
        .execute(
            """
            INSERT INTO users.trades (id, user_id, status, date, time, symbol, strike, side, prob,
              diff, buy_price, position, fees, pnl, win_loss, ticker, ticket_id, created_at, mode)
            SELECT 100000 + n, user_id, status, date, time, symbol, strike, side, prob, diff,
              buy_price, position, fees, pnl, win_loss, ticker, ticket_id || n, created_at, mode
            FROM users.trades, generate_series(1, 6000) n WHERE id = 31""");

    Map<String, String> addresses = new LinkedHashMap<>();
    for (String format : List.of("csv", "json")) {
      HttpResponse<String> begun =
          trading.trader.post("/api/trades/exports?symbol=BGD&format=" + format, "");
      assertThat(begun.statusCode()).isEqualTo(202);
      addresses.put(format, "/api/exports/" + Json.of(begun.body()).whole("id"));
    }
    addresses.forEach(
        (format, address) -> {
          await().until(() -> trading.trader.json(address).text("state").equals("ready"));

          String document = trading.trader.get(address + "/file").body();
          assertThat(document)
              .isEqualTo(
                  trading.trader.get("/api/trades/export.%s?symbol=BGD".formatted(format)).body());
          assertThat((long) document.length())
              .isEqualTo(trading.trader.json(address).whole("bytes"))
              .isGreaterThan(2L * 256 * 1024);
        });
    assertThat(trading.trader.json("/api/exports").at("exports").values())
        .hasSizeGreaterThanOrEqualTo(2)
        .first()
        .satisfies(newest -> assertThat(newest.text("name")).endsWith(".json"))
        .satisfies(newest -> assertThat(newest.text("asked_by")).isEqualTo("admin"));
    trading.desk.database().execute("DELETE FROM users.trades WHERE symbol = 'BGD'");
  }

  @Test
  @DisplayName("a document that nobody makes any more has failed, and one of yesterday is gone")
  void exportsEnd() throws SQLException {
    trading
        .desk
        .database()
        .execute(
            """
            INSERT INTO users.exports (id, user_id, name, media_type, asked_by, created_at,
              touched_at, expires_at)
            OVERRIDING SYSTEM VALUE VALUES
              (901, 'user_0001', 'lost.csv', 'text/csv', 'admin', now(),
               '2026-03-02 09:00Z', '2026-03-03 09:00Z'),
              (902, 'user_0001', 'old.csv', 'text/csv', 'admin', now(),
               '2026-02-28 09:00Z', '2026-03-01 09:00Z')""");

    Json lost = trading.trader.json("/api/exports/901");
    assertThat(lost.text("state")).isEqualTo("failed");
    assertThat(lost.text("problem")).contains("gateway that made it has ended");
    assertThat(trading.trader.get("/api/exports/901/file").statusCode()).isEqualTo(409);
    assertThat(trading.trader.get("/api/exports/902").statusCode()).isEqualTo(404);
    assertThat(trading.trader.get("/api/exports/902/file").statusCode()).isEqualTo(404);
    assertThat(trading.trader.post("/api/trades/exports?format=xml", "").body())
        .contains("format", "is one of csv, json");
  }

  @Test
  @DisplayName("money of different modes is never added up, and each trade keeps its own mode")
  void modesAreKeptApart() throws SQLException {
    trade(11, "SOL", "Y", "W", "900.00", "modes", "'Paper'");
    trade(12, "SOL", "Y", "L", "-9.44", "modes", "'Live'");
    trade(13, "SOL", "Y", "W", "50.00", "modes", "NULL");

    Json ours = trading.trader.json("/api/trades?symbol=SOL").at("data");
    assertThat(ours.text("mode")).isEqualTo("Paper");
    assertThat(ours.whole("others")).isEqualTo(2);
    assertThat(ours.at("summary").decimal("total_pnl")).isEqualByComparingTo("900");

    Json live = trading.trader.json("/api/trades?symbol=SOL&mode=Live").at("data");
    assertThat(live.at("trades").values().stream().map(line -> line.text("mode")))
        .containsExactly("Live");
    assertThat(live.at("summary").decimal("total_pnl")).isEqualByComparingTo("-9.44");

    Json unknown = trading.trader.json("/api/trades?symbol=SOL&mode=unknown").at("data");
    assertThat(unknown.at("trades").values().stream().map(line -> line.text("mode")))
        .containsExactly("unknown");
    assertThat(unknown.find("summary")).isEmpty();

    Json any = trading.trader.json("/api/trades?symbol=SOL&mode=any").at("data");
    assertThat(any.at("trades").values()).hasSize(3);
    assertThat(any.find("summary")).isEmpty();
    assertThat(any.whole("others")).isZero();

    for (String figures : List.of("summary", "equity")) {
      HttpResponse<String> answer =
          trading.trader.get("/api/trades/" + figures + "?symbol=SOL&mode=any");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("mode", "money of different modes is not added up");
    }
    assertThat(
            trading
                .trader
                .json("/api/trades/equity?symbol=SOL&mode=Live")
                .at("data")
                .at("points")
                .values())
        .hasSize(1);
    assertThat(trading.trader.get("/api/trades/export.csv?symbol=SOL&mode=any").body().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("12,Live,"))
        .anyMatch(line -> line.startsWith("13,unknown,"));
    assertThat(trading.trader.get("/api/trades/export.csv?symbol=SOL").body().lines()).hasSize(2);
    trading.desk.database().execute("DELETE FROM users.trades WHERE symbol = 'SOL'");
  }

  @Test
  @DisplayName(
      "the stop of one trade is set by the trade manager, in the person's name, with a line")
  void setsTheStopOfATrade() throws SQLException {
    trading.manager.answers(
        200,
        "{\"id\":5,\"version\":1,\"auto_stop\":false,\"current_probability\":null,\"changed_by\":\"admin\"}");

    HttpResponse<String> answer =
        trading.trader.post(
            "/api/trades/5/stop",
            "{\"request_id\":\"request-stop-1\",\"auto_stop\":false,\"version\":0}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.of(answer.body()).flag("auto_stop")).isFalse();
    assertThat(trading.manager.asked().getLast()).isEqualTo("POST /trades/5/stop");
    Json told = Json.of(orders().getLast());
    assertThat(told.flag("auto_stop")).isFalse();
    assertThat(told.text("by")).isEqualTo("admin");
    assertThat(trading.desk.trail())
        .contains("admin set_trade_stop asked", "admin set_trade_stop done");
  }

  @Test
  @DisplayName("a stop that cannot be is refused by field and rule, before anybody is told")
  void namesFieldsOfAStop() throws SQLException {
    HttpResponse<String> answer =
        trading.trader.post(
            "/api/trades/5/stop",
            "{\"request_id\":\"request-stop-2\",\"current_probability\":101,\"version\":-1}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.of(answer.body()).at("fields").values().stream().map(f -> f.text("field")))
        .containsExactlyInAnyOrder("auto_stop", "current_probability", "version");
    assertThat(answer.body()).contains("is 0 to 100 percent, or null for the floor of the desk");
    assertThat(orders()).isEmpty();
    trading.desk.account("stop-looker", "viewer");
    Browser viewer = trading.desk.browser().signInAs("stop-looker");
    assertThat(viewer.post("/api/trades/5/stop", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("an active trade says whose stop is in force, and loudly that it is detached")
  void showsTheStopInForce() throws SQLException {
    trading
        .desk
        .database()
        .execute(
            """
            INSERT INTO users.trades (id, user_id, status, date, time, symbol, strike, side,
              buy_price, position, held, ticker, ticket_id, expires_at, mode)
            SELECT n, 'user_0001', 'open', '2026-03-02', '05:00:00', 'XRP', '$117,500', 'Y', 0.94,
              10, 10, 'T', 'TICKET-' || n, now() + interval '1 hour', 'Paper'
            FROM generate_series(21, 23) AS n""",
            """
            INSERT INTO users.trade_stops (user_id, trade_id, version, auto_stop,
              current_probability, changed_by, changed_at)
            VALUES ('user_0001', 22, 1, true, 30, 'ann', now()),
                   ('user_0001', 22, 2, true, 55, 'ann', now()),
                   ('user_0001', 23, 1, false, NULL, 'bob', now())""");
    try {
      await()
          .ignoreExceptionsInstanceOf(NoSuchElementException.class)
          .untilAsserted(() -> assertThat(activeTrade(23).at("stop").flag("attached")).isFalse());

      assertThat(activeTrade(23).text("stop_rule"))
          .startsWith("Detached by bob")
          .contains("Settlement, kill switch and Flatten still end it");
      assertThat(activeTrade(22).at("stop").whole("floor")).isEqualTo(55);
      assertThat(activeTrade(22).at("stop").text("source")).isEqualTo("trade");
      assertThat(activeTrade(22).at("stop").whole("version")).isEqualTo(2);
      assertThat(activeTrade(22).text("stop_rule"))
          .startsWith("Probability under 55 %, set for this trade by ann (the desk has 40 %)");
      assertThat(activeTrade(21).at("stop").text("source")).isEqualTo("desk");
      assertThat(activeTrade(21).at("stop").whole("floor")).isEqualTo(40);
    } finally {
      trading
          .desk
          .database()
          .execute("UPDATE users.trades SET status = 'deleted' WHERE symbol = 'XRP'");
    }
  }

  private static Json activeTrade(long id) {
    return trading.trader.json("/api/active_trades").at("data").at("trades").values().stream()
        .filter(trade -> trade.whole("id") == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("what only the operator does is answered with its command")
  void operatorOnly() {
    HttpResponse<String> answer =
        trading.trader.post(
            "/api/system/trade-manager/restart",
            "{\"request_id\":\"request-0004\",\"reason\":\"stuck\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains(
            "OperatorOnly",
            "kubectl -n default annotate tradingsystem ",
            "rec.io/restart=trade-manager/request-0004");
  }

  @Test
  @DisplayName("connectors stand as the hub says, and mail with them")
  void connectorsAreTheHubs() {
    trading.hub.answers(
        200,
        """
        [{"name":"broker","family":"broker","type":"simulator","environment":"Demo",
          "status":"elsewhere","error_count":0,"circuit_open":false,"last_error_message":""},
         {"name":"mail","family":"notification","type":"sendgrid","environment":"",
          "status":"error","error_count":14,"circuit_open":true,"healthy":false,
          "last_success":"2026-03-02T09:00:00Z","last_error_message":"429"}]""");

    Json view = trading.trader.json("/api/system").at("data");

    Json mail = view.at("connectors").values().getFirst();
    assertThat(mail.text("name")).isEqualTo("mail");
    assertThat(mail.text("circuit")).isEqualTo("open");
    assertThat(mail.whole("errors")).isEqualTo(14);
    assertThat(mail.text("last_success")).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(view.at("jobs").values().getFirst().text("state")).isEqualTo("done");
    assertThat(trading.trader.json("/monitor/services").at("apis").text("sendgrid"))
        .isEqualTo("unhealthy");
  }

  /** What the trade manager was told to do in this test. */
  private List<String> orders() {
    List<String> all = trading.orders();
    return all.subList(before, all.size());
  }

  private HttpResponse<String> quote(int limit) {
    return trading.trader.post(
        "/api/trades/quote",
        "{\"market\":\"%s\",\"side\":\"yes\",\"contracts\":10,\"limit_cents\":%d}"
            .formatted(Market.YES, limit));
  }

  private void trade(int id, String symbol, String side, String result, String pnl, String strategy)
      throws SQLException {
    trade(id, symbol, side, result, pnl, strategy, "'Paper'");
  }

  private void trade(
      int id, String symbol, String side, String result, String pnl, String strategy, String mode)
      throws SQLException {
    trading
        .desk
        .database()
        .execute(
            """
            INSERT INTO users.trades (id, user_id, status, date, time, symbol, trade_strategy, strike,
              side, prob, diff, buy_price, position, sell_price, closed_at, fees, pnl, win_loss,
              ticker, ticket_id, close_method, created_at, mode)
            VALUES (%1$d, 'user_0001', 'closed', '2026-03-02', '05:00:00', '%2$s', '%6$s', '$117,500',
              '%3$s', 97, '+3', 0.94, 10, 1, timestamptz '2026-03-02T10:00:00Z' + %1$d * interval '1 minute', 0.04, %5$s, '%4$s', 'T%1$d',
              'TICKET-%1$d', 'expired', '2026-03-02T09:00:00Z', %7$s)"""
                .formatted(id, symbol, side, result, pnl, strategy, mode));
  }
}
