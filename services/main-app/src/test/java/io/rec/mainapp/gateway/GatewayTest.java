package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Market;
import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
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
    assertThat(trading.trader.json("/api/trades/equity").at("data").at("points").values())
        .hasSize(3);
  }

  @Test
  @DisplayName("alerts are grouped, acknowledged by a person, and close themselves")
  void alertsLive() throws SQLException {
    trading.market.fact(
        "alert",
        "BTC",
        "{\"type\":\"feed_lost\",\"state\":\"raised\",\"severity\":\"critical\",\"about\":\"BTC\",\"text\":\"No price.\"}");
    Json open = trading.trader.json("/monitor/alerts").at("data").at("open").values().getFirst();
    assertThat(open.text("severity")).isEqualTo("critical");

    HttpResponse<String> acknowledged =
        trading.trader.post("/api/alerts/%d/ack".formatted(open.whole("id")), "");
    assertThat(Json.of(acknowledged.body()).text("acknowledged_by")).isEqualTo("admin");

    trading.market.fact("alert", "BTC", "{\"type\":\"feed_recovered\",\"symbol\":\"BTC\"}");
    assertThat(trading.trader.json("/monitor/alerts").at("data").at("open").values()).isEmpty();
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
        .contains("OperatorOnly", "kubectl -n default rollout restart deployment/trade-manager");
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
    trading
        .desk
        .database()
        .execute(
            """
            INSERT INTO users.trades (id, user_id, status, date, time, symbol, trade_strategy, strike,
              side, prob, diff, buy_price, position, sell_price, closed_at, fees, pnl, win_loss,
              ticker, ticket_id, close_method, created_at)
            VALUES (%1$d, 'user_0001', 'closed', '2026-03-02', '05:00:00', '%2$s', '%6$s', '$117,500',
              '%3$s', 97, '+3', 0.94, 10, 1, '2026-03-02T10:0%1$d:00Z', 0.04, %5$s, '%4$s', 'T%1$d',
              'TICKET-%1$d', 'expired', '2026-03-02T09:00:00Z')"""
                .formatted(id, symbol, side, result, pnl, strategy));
  }
}
