package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Market;
import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desk shows and refuses when something about it is not well. */
class TroubleTest {

  private Trading trading;

  @BeforeEach
  void openDesk() throws SQLException {
    trading = Trading.open();
  }

  @AfterEach
  void closeDesk() {
    trading.close();
  }

  @Test
  @DisplayName("a price shows its age and is stale past its limit")
  void priceShowsItsAge() {
    assertThat(trading.trader.json("/api/prices/BTC").flag("stale")).isFalse();

    trading.desk.pass(Duration.ofSeconds(6));

    Json old = trading.trader.json("/api/prices/BTC");
    assertThat(old.flag("stale")).isTrue();
    assertThat(old.whole("age_ms")).isGreaterThanOrEqualTo(6000);
    assertThat(old.at("data").decimal("price")).isEqualByComparingTo("118000");
  }

  @Test
  @DisplayName("stale feed: the cell closes and the server refuses the entry")
  void staleFeedRefusesEntry() {
    trading.desk.pass(Duration.ofSeconds(6));

    await()
        .until(() -> trading.cell(Market.YES, "buy_yes").text("rule").equals("FRESH_STRIKE_TABLE"));
    HttpResponse<String> answer = trading.enter("request-0001", Market.YES, "yes", 94);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Json.of(answer.body()).text("reason")).isEqualTo("FRESH_STRIKE_TABLE");
    assertThat(trading.orders()).isEmpty();
  }

  @Test
  @DisplayName("the kill switch holds although the executor is away, and closes the cells")
  void killSwitchWithoutExecutor() throws SQLException {
    HttpResponse<String> answer =
        trading.trader.send(
            "PUT",
            "/api/kill",
            "{\"level\":\"pause_entries\",\"reason\":\"news\",\"request_id\":\"request-0002\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.of(answer.body()).text("level")).isEqualTo("pause_entries");
    assertThat(trading.cell(Market.YES, "buy_yes").text("rule")).isEqualTo("KILL_SWITCH");
    assertThat(trading.enter("request-0003", Market.YES, "yes", 94).statusCode()).isEqualTo(409);
    assertThat(trading.desk.database().column("SELECT level || set_by FROM users.kill_switch"))
        .containsExactly("PauseEntriesadmin");
  }

  @Test
  @DisplayName("a role that is away: its screen shows what is remembered, with age and reason")
  void roleAwayIsRemembered() {
    trading.supervisor.answers(
        200,
        """
        {"symbol":"BTC","as_of":"2026-03-02T10:00:00Z","status":"INACTIVE","reason":"window",
         "settings_version":1,"readiness":{"passed":false,"reason":"no","checks":[]},"rows":[]}""");
    assertThat(trading.trader.json("/api/auto_entry/why_not/BTC").text("source")).isEqualTo("live");

    trading.supervisor.close();

    Json cached = trading.trader.json("/api/auto_entry/why_not/BTC");
    assertThat(cached.text("source")).isEqualTo("cached");
    assertThat(cached.flag("stale")).isTrue();
    assertThat(cached.text("reason")).contains("auto-entry-supervisor");
    assertThat(cached.at("data").text("status")).isEqualTo("INACTIVE");
  }

  @ParameterizedTest
  @DisplayName("reasons that lack what they must have are no reasons: the supervisor is away")
  @ValueSource(
      strings = {
        "{}",
        "{'symbol':'BTC','status':'INACTIVE','reason':'window','settings_version':1,"
            + "'readiness':{'passed':false,'reason':'no','checks':[]},'rows':[]}",
        "{'symbol':'BTC','as_of':'2026-03-02T10:00:00Z','status':'INACTIVE','reason':'window',"
            + "'settings_version':1,'readiness':{},'rows':[]}",
        "{'as_of':'soon'}",
        "[]"
      })
  void reasonsThatLackSomething(String answer) {
    trading.supervisor.answers(200, answer.replace('\'', '"'));

    HttpResponse<String> told = trading.trader.get("/api/auto_entry/why_not/BTC");

    assertThat(told.statusCode()).as(told.body()).isEqualTo(503);
    assertThat(Json.of(told.body()).text("reason")).isEqualTo("NothingKnown");
    assertThat(Json.of(told.body()).text("detail"))
        .contains("auto-entry-supervisor gave an unreadable answer");
  }

  @Test
  @DisplayName("a role that does not know this service is away, and says nothing about who asks")
  void roleRefusesTheServices() {
    trading.manager.answers(401, "{\"reason\":\"TokenRefused\",\"detail\":\"For services.\"}");

    HttpResponse<String> answer = trading.enter("request-0010", Market.YES, "yes", 94);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(Json.of(answer.body()).text("detail"))
        .isEqualTo("trade-manager does not take the token of the services; nothing was done.");
  }

  @Test
  @DisplayName("database down: screens show what is remembered, commands answer 503")
  void databaseDown() throws SQLException {
    assertThat(trading.trader.json("/api/trades").text("source")).isEqualTo("live");
    trading.desk.loseDatabase();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> trading.trader.json("/api/trades").text("source").equals("cached"));
    assertThat(trading.trader.json("/api/trades").flag("stale")).isTrue();
    assertThatSystemIsShownWithoutDatabase(trading.trader.json("/api/system"));
    assertThat(trading.enter("request-0009", Market.YES, "yes", 94).statusCode()).isEqualTo(503);
    assertThat(trading.orders()).isEmpty();
  }

  @Test
  @DisplayName("database down: a stop goes to the executor, which keeps it; a release answers 503")
  void stopsWithoutDatabase() throws SQLException {
    try (FakePeer executor = FakePeer.start()) {
      trading.desk.config().port("trade-executor", executor.port());
      executor.answersTo(
          "PUT /kill-switch",
          200,
          """
          {"level":"CancelOrders","stored":"CancelOrders","kept":true,"control":"None",
           "reason":"news","by":"admin","set_at":"2026-03-02T10:00:05Z","cancelled":2,"left":0}""");
      trading.desk.loseDatabase();

      HttpResponse<String> answer =
          trading.trader.send("PUT", "/api/kill", wish("cancel_all", "request-0011"));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      Json kill = Json.of(answer.body());
      assertThat(kill.text("level")).isEqualTo("cancel_all");
      assertThat(kill.flag("kept")).isTrue();
      assertThat(kill.whole("cancelled")).isEqualTo(2);
      Json shown = trading.trader.json("/api/kill");
      assertThat(shown.at("data").text("level")).isEqualTo("cancel_all");
      assertThat(shown.at("data").flag("kept")).isTrue();
      assertThat(trading.trader.send("PUT", "/api/kill", wish("none", "request-0012")).statusCode())
          .isEqualTo(503);
      assertThat(executor.asked()).containsOnlyOnce("PUT /kill-switch");
    }
  }

  private static String wish(String level, String request) {
    return "{\"level\":\"%s\",\"reason\":\"news\",\"request_id\":\"%s\"}".formatted(level, request);
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
}
