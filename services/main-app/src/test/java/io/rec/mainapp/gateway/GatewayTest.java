package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.mainapp.testing.Market;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayTest {

  private final FakePeer manager = FakePeer.start().answers(201, "{\"id\":17}");
  private final FakePeer supervisor = FakePeer.start();
  private Desk desk;
  private Market market;
  private Browser trader;

  @BeforeEach
  void startDesk() throws SQLException {
    desk = Desk.prepared();
    desk.config().withControl("None");
    desk.config().port("trade-manager", manager.port());
    desk.config().port("auto-entry-supervisor", supervisor.port());
    desk.config().with("trade-executor", "kalshi-account-sync");
    begin();
  }

  @AfterEach
  void stopAll() {
    desk.close();
    manager.close();
    supervisor.close();
  }

  private void begin() throws SQLException {
    desk.start();
    market = new Market(desk);
    trader = desk.browser().signIn();
    market.balance("500.00");
    market.price("118000.00");
    market.table(94);
    await().until(() -> trader.get("/api/prices/BTC").statusCode() == 200);
    await().until(() -> trader.get("/api/strike_table/BTC").statusCode() == 200);
    await().until(() -> cell(Market.YES, "buy_yes").flag("enabled"));
  }

  @Test
  @DisplayName("a price shows its age and is stale past its limit")
  void priceShowsItsAge() {
    assertThat(trader.json("/api/prices/BTC").flag("stale")).isFalse();

    desk.pass(Duration.ofSeconds(6));

    Json old = trader.json("/api/prices/BTC");
    assertThat(old.flag("stale")).isTrue();
    assertThat(old.whole("age_ms")).isGreaterThanOrEqualTo(6000);
    assertThat(old.at("data").decimal("price")).isEqualByComparingTo("118000");
  }

  @Test
  @DisplayName("the server says of each cell whether it may be bought, and why not")
  void cellsExplainThemselves() {
    assertThat(cell(Market.YES, "buy_no").text("rule")).isEqualTo("MONEY_LINE");
    assertThat(cell(Market.THIN, "buy_yes").text("reason"))
        .isEqualTo("10 contracts were traded, 1000 are needed.");
    assertThat(cell(Market.NO, "buy_no").flag("enabled")).isTrue();
  }

  @Test
  @DisplayName("stale feed: the cell closes and the server refuses the entry")
  void staleFeedRefusesEntry() {
    desk.pass(Duration.ofSeconds(6));

    await().until(() -> cell(Market.YES, "buy_yes").text("rule").equals("FRESH_STRIKE_TABLE"));
    HttpResponse<String> answer = enter("request-0001", Market.YES, "yes", 94);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Json.of(answer.body()).text("reason")).isEqualTo("FRESH_STRIKE_TABLE");
    assertThat(manager.asked()).isEmpty();
  }

  @Test
  @DisplayName("a double click is one order: the same request is the same ticket")
  void doubleClickIsOneOrder() throws SQLException {
    HttpResponse<String> first = enter("request-0001", Market.YES, "yes", 94);
    HttpResponse<String> second = enter("request-0001", Market.YES, "yes", 94);

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(Json.of(first.body()).whole("trade_id")).isEqualTo(17);
    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(manager.bodies().stream().map(body -> Json.of(body).text("ticket_id")).distinct())
        .hasSize(1);
    assertThat(Json.of(manager.bodies().getFirst()).text("strike")).isEqualTo("$117,500");
    assertThat(desk.trail()).contains("admin enter_trade asked", "admin enter_trade done");
  }

  @Test
  @DisplayName("an ask beyond the limit refuses with the difference")
  void movedPriceIsRefused() {
    HttpResponse<String> answer = enter("request-0001", Market.YES, "yes", 90);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("PriceMoved", "4 more, 1 allowed");
    assertThat(manager.asked()).isEmpty();
  }

  @Test
  @DisplayName("a refusal of the trade manager goes on in its words")
  void refusalsGoOn() {
    manager.answers(
        422,
        "{\"reason\":\"Refused\",\"detail\":\"exposure 501 is above 500\",\"rule\":\"max_exposure\"}");

    HttpResponse<String> answer = enter("request-0001", Market.YES, "yes", 94);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("exposure 501 is above 500", "max_exposure");
  }

  @Test
  @DisplayName("each broken field is named with its rule")
  void fieldsAreNamed() {
    HttpResponse<String> answer =
        trader.post(
            "/api/trades/execute", "{\"request_id\":\"x\",\"contracts\":0,\"side\":\"maybe\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.of(answer.body()).at("fields").values().stream().map(f -> f.text("field")))
        .contains("request_id", "contracts", "side", "market", "limit");
  }

  @Test
  @DisplayName("a viewer sees and may not trade")
  void viewerMayNotTrade() throws SQLException {
    desk.account("looker", "viewer");
    Browser viewer = desk.browser().signInAs("looker");

    assertThat(viewer.get("/api/strike_table/BTC").statusCode()).isEqualTo(200);
    assertThat(viewer.json("/api/desk").at("can_trade").text("rule")).isEqualTo("ROLE");
    assertThat(viewer.post("/api/trades/execute", "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.send("PUT", "/api/kill", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("the kill switch holds although the executor is away, and closes the cells")
  void killSwitchWithoutExecutor() throws SQLException {
    HttpResponse<String> answer =
        trader.send(
            "PUT",
            "/api/kill",
            "{\"level\":\"pause_entries\",\"reason\":\"news\",\"request_id\":\"request-0002\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.of(answer.body()).text("level")).isEqualTo("pause_entries");
    assertThat(cell(Market.YES, "buy_yes").text("rule")).isEqualTo("KILL_SWITCH");
    assertThat(enter("request-0003", Market.YES, "yes", 94).statusCode()).isEqualTo(409);
    assertThat(desk.database().column("SELECT level || set_by FROM users.kill_switch"))
        .containsExactly("PauseEntriesadmin");
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
  @DisplayName("a role that is away: its screen shows what is remembered, with age and reason")
  void roleAwayIsRemembered() {
    supervisor.answers(
        200,
        """
        {"symbol":"BTC","as_of":"2026-03-02T10:00:00Z","status":"INACTIVE","reason":"window",
         "settings_version":1,"readiness":{"passed":false,"reason":"no","checks":[]},"rows":[]}""");
    assertThat(trader.json("/api/auto_entry/why_not/BTC").text("source")).isEqualTo("live");

    supervisor.close();

    Json cached = trader.json("/api/auto_entry/why_not/BTC");
    assertThat(cached.text("source")).isEqualTo("cached");
    assertThat(cached.flag("stale")).isTrue();
    assertThat(cached.text("reason")).contains("auto-entry-supervisor");
    assertThat(cached.at("data").text("status")).isEqualTo("INACTIVE");
  }

  @Test
  @DisplayName("database down: screens show what is remembered, commands answer 503")
  void databaseDown() throws SQLException {
    assertThat(trader.json("/api/trades").text("source")).isEqualTo("live");
    desk.loseDatabase();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> trader.json("/api/trades").text("source").equals("cached"));
    assertThat(trader.json("/api/trades").flag("stale")).isTrue();
    assertThatSystemIsShownWithoutDatabase(trader.json("/api/system"));
    assertThat(enter("request-0009", Market.YES, "yes", 94).statusCode()).isEqualTo(503);
    assertThat(manager.asked()).isEmpty();
  }

  private static void assertThatSystemIsShownWithoutDatabase(Json system) {
    Json view = system.at("data");
    assertThat(system.text("source")).isEqualTo("live");
    assertThat(view.at("broken").values().getFirst().text("component")).isEqualTo("database");
    assertThat(node(view, "main-app").text("state")).isEqualTo("ready");
    assertThat(node(view, "main-app").find("starts24h")).isEmpty();
    assertThat(view.at("jobs").values().getFirst().text("state")).isEqualTo("unknown");
  }

  private static Json node(Json view, String component) {
    return view.at("nodes").values().stream()
        .filter(node -> node.text("component").equals(component))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("settings are versions; what cannot be is named and stored nowhere")
  void settingsAreVersions() {
    HttpResponse<String> refused =
        trader.send("PUT", "/api/settings/auto_entry", "{\"min_time\":900,\"max_time\":100}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Json.of(refused.body()).at("fields").values().getFirst().text("field"))
        .isEqualTo("min_time");

    HttpResponse<String> changed =
        trader.send("PUT", "/api/settings/auto_entry", "{\"min_probability\":97}");
    assertThat(Json.of(changed.body()).whole("version")).isEqualTo(2);
    assertThat(Json.of(changed.body()).text("changed_by")).isEqualTo("admin");

    HttpResponse<String> back = trader.post("/api/settings/auto_entry/revert", "{\"version\":1}");
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
        trader.get("/api/trades/export.csv?symbol=BTC&result=win").body().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("1,Paper,closed,").contains("'=cmd()");
    assertThat(trader.json("/api/trades/export.json?side=yes").at("trades").values()).hasSize(2);
    assertThat(trader.json("/api/trades?symbol=BTC").at("data").at("summary").decimal("total_pnl"))
        .isEqualByComparingTo("-8.88");
    assertThat(trader.json("/api/trades/equity").at("data").at("points").values()).hasSize(3);
  }

  @Test
  @DisplayName("alerts are grouped, acknowledged by a person, and close themselves")
  void alertsLive() throws SQLException {
    market.fact(
        "alert",
        "BTC",
        "{\"type\":\"feed_lost\",\"state\":\"raised\",\"severity\":\"critical\",\"about\":\"BTC\",\"text\":\"No price.\"}");
    Json open = trader.json("/monitor/alerts").at("data").at("open").values().getFirst();
    assertThat(open.text("severity")).isEqualTo("critical");

    HttpResponse<String> acknowledged =
        trader.post("/api/alerts/%d/ack".formatted(open.whole("id")), "");
    assertThat(Json.of(acknowledged.body()).text("acknowledged_by")).isEqualTo("admin");

    market.fact("alert", "BTC", "{\"type\":\"feed_recovered\",\"symbol\":\"BTC\"}");
    assertThat(trader.json("/monitor/alerts").at("data").at("open").values()).isEmpty();
  }

  @Test
  @DisplayName("what only the operator does is answered with its command")
  void operatorOnly() {
    HttpResponse<String> answer =
        trader.post(
            "/api/system/trade-manager/restart",
            "{\"request_id\":\"request-0004\",\"reason\":\"stuck\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("OperatorOnly", "kubectl -n default rollout restart deployment/trade-manager");
  }

  private HttpResponse<String> enter(String request, String ticker, String side, int limit) {
    return trader.post(
        "/api/trades/execute",
        "{\"request_id\":\"%s\",\"market\":\"%s\",\"side\":\"%s\",\"contracts\":10,\"limit\":%d}"
            .formatted(request, ticker, side, limit));
  }

  private HttpResponse<String> quote(int limit) {
    return trader.post(
        "/api/trades/quote",
        "{\"market\":\"%s\",\"side\":\"yes\",\"contracts\":10,\"limit_cents\":%d}"
            .formatted(Market.YES, limit));
  }

  private Json cell(String ticker, String name) {
    return trader.json("/api/strike_table/BTC").at("data").at("rows").values().stream()
        .filter(row -> row.text("ticker").equals(ticker))
        .findFirst()
        .orElseThrow()
        .at(name);
  }

  private void trade(int id, String symbol, String side, String result, String pnl, String strategy)
      throws SQLException {
    desk.database()
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
