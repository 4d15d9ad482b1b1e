package io.rec.mainapp.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Engine;
import io.rec.mainapp.testing.Page;
import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The alert engine's alerts on the screens, and what people do about them. */
class AlertsTest {

  private static final String ACK = "/api/alerts/%s/ack".formatted(Engine.CAUSE);
  private static final String SILENCE = "/api/alerts/%s/silence".formatted(Engine.CAUSE);

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
  @DisplayName("TPS-MN-05 what is open in the three lists of the contract")
  void answersAsTheContractSays() {
    Json alerts = trading.trader.json("/monitor/alerts");

    assertThat(types(alerts.at("critical_alerts"))).containsExactly("root_cause");
    assertThat(types(alerts.at("warning_alerts"))).containsExactly("service_waiting");
    assertThat(types(alerts.at("info_alerts"))).isEmpty();
    assertThat(alerts.text("source")).isEqualTo("live");
  }

  @Test
  @DisplayName("REC-CFD-10 a root cause stands with its impact, what it explains and who was told")
  void showsTheEnginesAlerts() {
    Json view = trading.trader.json("/api/alerts").at("data");

    Json cause = view.at("causes").values().getFirst();
    assertThat(cause.at("alert").at("evidence").text("impact")).contains("no order is sent");
    assertThat(cause.at("alert").text("runbook")).isNotEmpty();
    assertThat(types(cause.at("dependents"))).containsExactly("service_waiting");
    assertThat(cause.at("alert").at("deliveries").values().getFirst().at("told_by").values())
        .extracting(channel -> channel.node().getStringValue())
        .containsExactly("email", "log");
    assertThat(view.at("counts").whole("critical")).isEqualTo(1);
    assertThat(trading.trader.json("/api/alerts/history?limit=5").at("data").at("alerts").values())
        .hasSize(1);
    assertThat(trading.engine.peer.asked()).contains("GET /api/alerts/history?limit=5");
  }

  @Test
  @DisplayName("an alert is taken on at the engine, by name and with a note, and written down")
  void acknowledges() throws SQLException {
    HttpResponse<String> answer = trading.trader.post(ACK, "{\"note\":\"I call them\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(told(ACK)).singleElement().asString().contains("\"admin\"", "I call them");
    assertThat(trading.desk.trail()).contains("admin ack_alert asked", "admin ack_alert done");
    assertThat(detail("ack_alert", "note")).contains("I call them");
  }

  @Test
  @DisplayName("an alert is silenced for a time and a reason, and the silence is ended by hand")
  void silences() throws SQLException {
    HttpResponse<String> made =
        trading.trader.post(SILENCE, "{\"minutes\":90,\"reason\":\"announced work\"}");

    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    Json wish = Json.of(told("/api/silences").getFirst());
    assertThat(wish.text("type")).isEqualTo("root_cause");
    assertThat(wish.text("service")).isEqualTo("cascading_failure_detector");
    assertThat(wish.text("about")).isEqualTo("kalshi_api");
    assertThat(wish.whole("minutes")).isEqualTo(90);
    assertThat(wish.text("by")).isEqualTo("admin");
    assertThat(detail("silence_alert", "reason")).contains("announced work");

    assertThat(trading.trader.json("/api/silences").at("data").at("silences").values()).hasSize(1);
    HttpResponse<String> ended = trading.trader.post("/api/silences/5/end", "");
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
    assertThat(told("/api/silences/5/end")).hasSize(1);
    assertThat(trading.desk.trail()).contains("admin end_silence done");
  }

  @Test
  @DisplayName("what is not asked for as it has to be, or of nothing that is there, is not done")
  void refuses() throws SQLException {
    assertThat(fieldsOf(trading.trader.post(SILENCE, "{\"minutes\":0}")))
        .containsExactlyInAnyOrder("minutes", "reason");
    assertThat(trading.trader.post("/api/alerts/41/ack", "{}").statusCode()).isEqualTo(404);
    assertThat(trading.trader.post("/api/silences/6/end", "").statusCode()).isEqualTo(404);
    trading.desk.account("looker", "viewer");
    Browser viewer = trading.desk.browser().signInAs("looker");
    assertThat(viewer.get("/api/alerts").statusCode()).isEqualTo(200);
    assertThat(viewer.post(ACK, "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.post(SILENCE, "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.post("/api/silences/5/end", "").statusCode()).isEqualTo(403);
    assertThat(trading.engine.peer.asked()).noneMatch(asked -> asked.startsWith("POST"));
    assertThat(trading.desk.trail()).noneMatch(line -> line.contains("alert"));
  }

  @Test
  @DisplayName("an engine that is away: what is remembered with its age; nothing is done")
  void engineAway() {
    trading.trader.json("/api/alerts");
    trading.engine.close();

    Json known = trading.trader.json("/api/alerts");
    assertThat(known.text("source")).isEqualTo("cached");
    assertThat(known.text("reason")).contains("system-monitor");
    assertThat(known.at("data").at("causes").values()).hasSize(1);
    assertThat(trading.trader.json("/monitor/alerts").flag("stale")).isTrue();
    assertThat(trading.trader.post(ACK, "{}").statusCode()).isEqualTo(503);
  }

  @Test
  @DisplayName("the lost database is shown and taken on while it is lost")
  void withoutDatabase() throws SQLException {
    trading.desk.loseDatabase();
    await().atMost(20, SECONDS).until(() -> trading.trader.get("/api/trades").statusCode() == 503);

    assertThat(trading.trader.json("/api/alerts").text("source")).isEqualTo("live");
    HttpResponse<String> answer = trading.trader.post(ACK, "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(told(ACK)).hasSize(1);
    assertThat(trading.trader.post(SILENCE, "{\"minutes\":5,\"reason\":\"x\"}").statusCode())
        .isEqualTo(503);
  }

  @Test
  @DisplayName("an open page hears of an engine's alert within seconds, and of its end")
  void pagesHear() {
    trading.engine.calm();
    Page page = Page.open(trading.trader, "");
    await().atMost(10, SECONDS).until(() -> !page.of("alerts").isEmpty());
    assertThat(page.of("alert")).isEmpty();

    trading.engine.alarmed();
    await().atMost(5, SECONDS).until(() -> page.of("alert").size() == 1);
    Json raised = page.of("alert").getFirst().at("data").at("payload");
    assertThat(raised.text("type")).isEqualTo("root_cause");
    assertThat(raised.text("state")).isEqualTo("raised");
    await()
        .atMost(5, SECONDS)
        .untilAsserted(
            () ->
                assertThat(page.of("alerts").getLast().at("data").at("data").at("causes").values())
                    .hasSize(1));

    trading.engine.calm();
    await().atMost(5, SECONDS).until(() -> page.of("alert").size() == 2);
    assertThat(page.of("alert").getLast().at("data").at("payload").text("state"))
        .isEqualTo("cleared");
  }

  private List<String> told(String path) {
    List<String> asked = trading.engine.peer.asked();
    return IntStream.range(0, asked.size())
        .filter(index -> asked.get(index).equals("POST " + path))
        .mapToObj(trading.engine.peer.bodies()::get)
        .toList();
  }

  private List<String> detail(String action, String name) throws SQLException {
    return trading
        .desk
        .database()
        .column(
            "SELECT detail ->> '%s' FROM users.audit WHERE action = '%s'".formatted(name, action));
  }

  private static List<String> types(Json alerts) {
    return alerts.values().stream().map(alert -> alert.text("type")).toList();
  }

  private static List<String> fieldsOf(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).isEqualTo(400);
    return Json.of(refused.body()).at("fields").values().stream()
        .map(field -> field.text("field"))
        .toList();
  }
}
