package io.rec.systemmonitor.pager;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.systemmonitor.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The engine with a real database and outbox, a hub and a detector that answer as told. */
class AlertEngineTest {

  private static final String CALM = "{\"status\":\"ready\",\"component\":\"any\",\"roots\":[]}";
  private static final String DATABASE_LOST =
      """
      {"status":"ready","component":"any","roots":[{"component":"database","outside":true,"critical":true,
        "since":"2026-03-01T12:00:00Z","evidence":"refuses connections",
        "sufferers":["trade-manager"],"impact":"Nothing can be stored.","action":"wait"}]}""";

  private final FakePeer hub =
      FakePeer.start().answers(200, told("\"log\":\"queued\",\"email\":\"queued\""));
  private final FakePeer detector = FakePeer.start().answers(200, CALM);
  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = folder(database);
  }

  @AfterEach
  void end() {
    hub.close();
    detector.close();
  }

  @Test
  @DisplayName(
      "REC-SYS-03 REC-SYS-11 an alert is told once with proof, whatever restarts in between, and its end too")
  void tellsOnce() throws SQLException {
    try (TestRole role = start()) {
      role.bean(Alerts.class).raise(Alert.critical("close_failing", "trade:7", "trade 7 stays"));
      awaitNotices(1);
      hubHas(notice(0), "log", "sent", "");
      hubHas(notice(0), "email", "sent", "");
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT step || ' ' || attempts || ' ' || fate || ' ' || told_by::text"
                                  + " FROM system.alert_delivery WHERE delivered_at IS NOT NULL"))
                      .containsExactly("critical 1 told {email,log}"));
    }
    try (TestRole role = start()) {
      role.bean(Alerts.class).raise(Alert.critical("close_failing", "trade:7", "trade 7 stays"));
      await()
          .during(4, SECONDS)
          .atMost(10, SECONDS)
          .untilAsserted(() -> assertThat(notices()).hasSize(1));
      assertThat(open(role)).singleElement().extracting(a -> a.text("about")).isEqualTo("trade:7");

      role.bean(Alerts.class).clear("close_failing", "trade:7");
      await().atMost(10, SECONDS).untilAsserted(() -> assertThat(open(role)).isEmpty());
    }
    assertThat(notices().getFirst()).contains("\"severity\":\"CRITICAL\"", "trade 7 stays");
  }

  @Test
  @DisplayName("what a service cleared while nobody listened is closed at the next start")
  void closesWhatEndedMeanwhile() throws SQLException {
    try (TestRole role = start()) {
      role.bean(Alerts.class).raise(Alert.warning("stale_price", "trade:8", "no price"));
      awaitNotices(1);
    }
    database.execute("DELETE FROM system.raised_alert");
    try (TestRole role = start()) {
      assertThat(open(role)).isEmpty();
    }
  }

  @Test
  @DisplayName("REC-CFD-10 the lost database is told while it is lost, and stored when it is back")
  void tellsOfTheLostDatabase() throws SQLException, IOException {
    try (Postgres server = Postgres.start()) {
      TestDatabase mine = server.migrated();
      config = folder(mine);
      try (TestRole role = start()) {
        server.stop();
        detector.answers(200, DATABASE_LOST);
        awaitNotices(1);
        assertThat(notices().getFirst())
            .contains("database is the cause: refuses connections. Nothing can be stored.");

        server.startAgain();
        await()
            .atMost(30, SECONDS)
            .untilAsserted(
                () ->
                    assertThat(mine.column("SELECT type || ' ' || about FROM system.alert"))
                        .contains("root_cause database"));
        assertThat(notices()).hasSize(1);
      }
    }
  }

  @Test
  @DisplayName("a hub that has no channel has not taken it, and is asked again")
  void wantsProof() throws SQLException {
    hub.answers(200, told(""));
    try (TestRole role = start()) {
      role.bean(Alerts.class).raise(Alert.critical("close_failing", "trade:7", "trade 7 stays"));
      awaitNotices(1);
      hub.answers(200, told("\"log\":\"queued\""));

      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT attempts || ' ' || fate FROM system.alert_delivery"
                                  + " WHERE taken_at IS NOT NULL"))
                      .containsExactly("2 on_its_way"));
    }
  }

  @Test
  @DisplayName("TPS-MN-05 alerts by severity, acknowledged and silenced by a person")
  void servesPeople() throws SQLException {
    try (TestRole role = start()) {
      String silence =
          "{\"type\":\"stale_price\",\"minutes\":10,\"by\":\"eve\",\"reason\":\"feed test\"}";
      assertThat(role.post("/api/silences", silence).statusCode()).isEqualTo(201);
      role.bean(Alerts.class).raise(Alert.warning("stale_price", "trade:8", "no price"));
      role.bean(Alerts.class).raise(Alert.critical("close_failing", "trade:7", "trade 7 stays"));
      awaitNotices(1);
      Json shown = Json.of(role.get("/monitor/alerts").body());
      String id = shown.at("critical_alerts").values().getFirst().text("id");

      var answer =
          role.post("/api/alerts/%s/ack".formatted(id), "{\"by\":\"eve\",\"note\":\"on it\"}");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(shown.at("warning_alerts").values()).hasSize(1);
      assertThat(shown.at("info_alerts").values()).isEmpty();
      Json all = Json.of(role.get("/api/alerts").body());
      assertThat(all.at("causes").values().getFirst().at("alert").at("acknowledged").text("by"))
          .isEqualTo("eve");
      assertThat(all.at("silences").values()).hasSize(1);
      assertThat(notices()).hasSize(1);
      long silenced = all.at("silences").values().getFirst().whole("id");
      assertThat(role.post("/api/silences/%d/end".formatted(silenced), "{}").statusCode())
          .isEqualTo(204);
      awaitNotices(2);
    }
  }

  @Test
  @DisplayName("the gateway's tests meet alerts in the shape in which the engine tells them")
  void gatewayKnowsThisShape() throws SQLException, IOException {
    detector.answers(200, DATABASE_LOST);
    try (TestRole role = start()) {
      role.post("/api/silences", "{\"type\":\"a\",\"minutes\":9,\"by\":\"e\",\"reason\":\"x\"}");
      awaitNotices(1);
      Json expected =
          Json.of(Files.readString(Path.of("../main-app/src/test/resources/engine/alerts.json")));
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () -> {
                Json told = Json.of(role.get("/api/alerts").body());
                assertThat(shape(told)).isEqualTo(shape(expected));
              });
    }
  }

  /** The names of all fields on the way to the first cause, its delivery and the first silence. */
  private static List<Set<String>> shape(Json all) {
    Json cause = first(all, "causes");
    Json alert = cause.at("alert");
    return Stream.of(
            all, cause, alert, first(alert, "deliveries"), all.at("counts"), first(all, "silences"))
        .map(AlertEngineTest::names)
        .toList();
  }

  private static Json first(Json from, String name) {
    return from.at(name).values().getFirst();
  }

  private static Set<String> names(Json object) {
    return StreamSupport.stream(object.node().entries().spliterator(), false)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @DisplayName("a silence asked for twice is one, and as long as was asked for last")
  void silencesOnce() {
    try (TestRole role = start()) {
      String wish = "{\"type\":\"a\",\"minutes\":%d,\"by\":\"eve\",\"reason\":\"x\"}";
      role.post("/api/silences", wish.formatted(60));
      Json last = Json.of(role.post("/api/silences", wish.formatted(10)).body());

      assertThat(Json.of(role.get("/api/silences").body()).values())
          .singleElement()
          .extracting(silence -> silence.text("until"))
          .isEqualTo(last.text("until"));
    }
  }

  @Test
  @DisplayName(
      "REC-SYS-11 an alert is told in whichever form a service states it, and its end ends it")
  void takesEveryForm() throws SQLException {
    try (TestRole role = start()) {
      state(
          "alert",
          "exchange:kalshi",
          "{\"type\":\"exchange_credentials_refused\",\"severity\":\"critical\",\"error\":\"401\"}");
      state("alert", "trade:7", "{\"type\":\"trade\",\"text\":\"sold twice\",\"trade_id\":7}");
      awaitNotices(2);
      assertThat(notices())
          .anyMatch(told -> told.contains("exchange credentials refused, exchange:kalshi: 401"))
          .anyMatch(told -> told.contains("sold twice"));

      state(
          "alert",
          "exchange:kalshi",
          "{\"type\":\"exchange_credentials_accepted\",\"severity\":\"info\",\"error\":\"\"}");
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(open(role))
                      .singleElement()
                      .extracting(alert -> alert.text("about"))
                      .isEqualTo("trade:7"));
    }
  }

  @Test
  @DisplayName(
      "REC-SYS-11 whatever its severity and form, what a service states is told once by the engine")
  void tellsEachOnce() throws SQLException {
    try (TestRole role = start()) {
      role.bean(Alerts.class).raise(Alert.warning("stale_price", "trade:8", "no price"));
      role.bean(Alerts.class).raise(Alert.critical("close_failing", "trade:7", "trade 7 stays"));
      role.bean(Alerts.class).tell(Alert.warning("stop_fired", "trade:6", "trade 6 is closed"));
      role.bean(Alerts.class).tell(Alert.critical("emergency", "failure:1", "critical failure"));
      String trade = "{\"type\":\"trade\",\"severity\":\"%s\",\"text\":\"%s\",\"trade_id\":5}";
      state("alert", "trade:5", trade.formatted("warning", "outcome unknown"));
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT count(*) FROM system.alert_delivery WHERE fate = 'on_its_way'"))
                      .containsExactly("5"));
      state("alert", "trade:5", trade.formatted("critical", "a dead order lives"));
      state("alert", "trade:5", trade.formatted("critical", "a dead order lives"));

      awaitNotices(6);
      assertThat(notices().stream().map(told -> Json.of(told).text("title")))
          .containsExactlyInAnyOrder(
              "no price",
              "trade 7 stays",
              "trade 6 is closed",
              "critical failure",
              "outcome unknown",
              "a dead order lives");
      await()
          .during(4, SECONDS)
          .atMost(8, SECONDS)
          .untilAsserted(() -> assertThat(notices()).hasSize(6));
    }
  }

  @Test
  @DisplayName(
      "a critical alert that only the log has is said to have reached nobody, by one alert")
  void saysThatNobodyWasTold() throws SQLException {
    try (TestRole role = start()) {
      role.bean(Alerts.class).raise(Alert.critical("close_failing", "trade:7", "trade 7 stays"));
      awaitNotices(1);
      hubHas(notice(0), "log", "sent", "");
      hubHas(notice(0), "email", "queued", "");
      await()
          .atMost(10, SECONDS)
          .untilAsserted(() -> assertThat(told(role)).contains("on its way"));

      database.execute(
          "UPDATE system.deliveries SET state = 'failed', error = 'APIError: 401' WHERE channel = 'email'");
      awaitNotices(2);
      hubHas(notice(1), "log", "sent", "");
      hubHas(notice(1), "email", "failed", "APIError: 401");

      assertThat(notices().get(1)).contains("Nobody was told of 1 critical alert: trade 7 stays");
      assertThat(told(role)).contains("nobody but the log: email: APIError: 401");
      assertThat(role.getWith("/prometheus").body().lines())
          .anyMatch(line -> line.matches("recio_monitor_untold(\\{.*})? 1\\.0"))
          .anyMatch(
              line ->
                  line.startsWith("recio_monitor_notices_total")
                      && line.contains("outcome=\"nobody\"")
                      && line.contains("severity=\"critical\""));
      await()
          .during(5, SECONDS)
          .atMost(10, SECONDS)
          .untilAsserted(() -> assertThat(notices()).hasSize(2));

      database.execute(
          "UPDATE system.deliveries SET state = 'sent', error = '' WHERE notice_id = '%s'"
              .formatted(notice(0)));
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () -> {
                assertThat(told(role)).contains("told by email, log");
                assertThat(open(role))
                    .extracting(alert -> alert.text("type"))
                    .containsExactly("close_failing");
              });
    }
  }

  @Test
  @DisplayName("what the hub told while nobody looked here is not told again, and is proof")
  void takesWhatTheHubTold() throws SQLException {
    database.execute(
        """
        INSERT INTO system.raised_alert (service, type, about, severity, text, raised_at)
        VALUES ('trade_manager', 'close_failing', 'trade:7', 'critical', 'trade 7 stays', now())""");
    state(
        "alert",
        "trade:7",
        "{\"type\":\"close_failing\",\"service\":\"trade_manager\",\"state\":\"raised\",\"severity\":\"critical\",\"about\":\"trade:7\",\"text\":\"trade 7 stays\"}");
    state(
        "alert",
        "trade:5",
        "{\"type\":\"trade\",\"severity\":\"critical\",\"text\":\"a dead order lives\"}");
    state(
        "alert",
        "trade:4",
        "{\"type\":\"trade\",\"severity\":\"warning\",\"text\":\"nothing was bought\"}");
    for (String fact :
        database.column(
            "SELECT 'fact-' || id FROM system.outbox WHERE payload ->> 'severity' = 'critical'")) {
      hubHas(fact, "email", "sent", "");
    }
    database.execute("UPDATE system.alert_engine SET looked_at = now() - interval '1 hour'");
    try (TestRole role = start()) {
      awaitNotices(1);
      assertThat(notices().getFirst()).contains("nothing was bought");
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(told(role)).contains("told by email", "told by email", "on its way"));
      await()
          .during(4, SECONDS)
          .atMost(8, SECONDS)
          .untilAsserted(() -> assertThat(notices()).hasSize(1));
      assertThat(
              database.column(
                  "SELECT looked_at > now() - interval '30 seconds' FROM system.alert_engine"))
          .containsExactly("t");

      role.bean(Alerts.class).raise(Alert.critical("close_failing", "trade:9", "trade 9 stays"));
      awaitNotices(2);
    }
  }

  private void hubHas(String notice, String channel, String state, String error)
      throws SQLException {
    database.execute(
        """
        INSERT INTO system.deliveries (notice_id, channel, kind, priority, same_as, recipient,
          subject, message, state, not_before, created_at, ended_at, error, to_people)
        VALUES ('%s', '%s', 'alert', 'critical', '', '', '', '{}', '%s', now(), now(), now(), '%s', %s)"""
            .formatted(notice, channel, state, error, !channel.equals("log")));
  }

  private String notice(int index) {
    return Json.of(notices().get(index)).text("id");
  }

  /** Who was told of each alert that is open, in words. */
  private static List<String> told(TestRole role) {
    return open(role).stream()
        .flatMap(alert -> alert.at("deliveries").values().stream())
        .map(delivery -> delivery.text("told"))
        .toList();
  }

  private void state(String topic, String key, String payload) throws SQLException {
    database.execute(
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('%s', '%s', '%s')"
            .formatted(topic, key, payload));
  }

  @Test
  @DisplayName("refuses a silence of everything, without an end or a reason, and unknown ids")
  void refusesBadInput() {
    try (TestRole role = start()) {
      assertThat(
              role.post("/api/silences", "{\"minutes\":5,\"by\":\"eve\",\"reason\":\"x\"}").body())
          .contains("silence everything");
      assertThat(
              role.post("/api/silences", "{\"type\":\"a\",\"by\":\"eve\",\"reason\":\"x\"}").body())
          .contains("minutes has to be from 1 to 10080");
      assertThat(role.post("/api/silences", "{\"type\":\"a\",\"minutes\":5}").statusCode())
          .isEqualTo(400);
      assertThat(role.post("/api/silences/99/end", "{}").statusCode()).isEqualTo(404);
      assertThat(role.post("/api/alerts/none/ack", "{\"by\":\"eve\"}").statusCode()).isEqualTo(404);
      assertThat(role.post("/api/alerts/none/ack", "{}").statusCode()).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("TPS-ER-04 errors are listed by fingerprint, with their stack one by one")
  void listsErrors() throws SQLException {
    database.execute(
        """
        INSERT INTO system.error (service, fingerprint, kind, message, logger, stack, context,
          trace_id, release, first_release, first_seen, last_seen, times)
        VALUES ('trade_executor', 'abc', 'java.lang.OutOfMemoryError', 'heap', 'x.Y', 'at x.Y',
          '{"order":"7"}', 't1', '3.0.1', '3.0.0', now() - interval '1 hour', now(), 17)""");
    try (TestRole role = start()) {
      Json listed = Json.of(role.get("/api/errors?service=trade-executor").body());
      assertThat(listed.values()).hasSize(1);
      Json one = Json.of(role.get("/api/errors/trade_executor/abc").body());

      assertThat(one.whole("times")).isEqualTo(17);
      assertThat(one.text("stack")).isEqualTo("at x.Y");
      assertThat(one.at("context").text("order")).isEqualTo("7");
      assertThat(one.flag("critical")).isTrue();
      assertThat(role.get("/api/errors/trade_executor/none").statusCode()).isEqualTo(404);
      await()
          .atMost(45, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/monitor/alerts").body())
                      .contains("trade_executor fails with java.lang.OutOfMemoryError: heap"));
    }
  }

  private ConfigFolder folder(TestDatabase of) {
    return ConfigFolder.create()
        .with(of)
        .with("system-monitor")
        .port("connector-hub", hub.port())
        .port("cascading-failure-detector", detector.port());
  }

  private static String told(String channels) {
    return "{\"status\":\"ready\",\"component\":\"any\",\"channels\":{%s}}".formatted(channels);
  }

  /** The hub is also asked how it is. */
  private List<String> notices() {
    return hub.bodies().stream().filter(body -> body.contains("\"severity\"")).toList();
  }

  private void awaitNotices(int count) {
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(notices()).hasSize(count));
  }

  private static List<Json> open(TestRole role) {
    return Json.of(role.get("/api/alerts").body()).at("causes").values().stream()
        .map(cause -> cause.at("alert"))
        .toList();
  }

  private TestRole start() {
    return TestRole.start(
            Application.class, "system-monitor", config, Map.of("RECIO_SET_MONITOR_PERIOD", "1s"))
        .awaitReady();
  }
}
