package io.rec.mainapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MainAppTest {

  private final FakePeer manager = FakePeer.start();
  private final ConfigFolder config = ConfigFolder.create().with("main-app", "db-poller");
  private TestDatabase database;
  private TestRole running;

  @BeforeEach
  void startRole() throws SQLException {
    database = Postgres.shared().migrated();
    manager.answers(200, ready("trade-manager"));
    config.with(database).port("trade-manager", manager.port());
    running = TestRole.start(Application.class, "main-app", config, Map.of()).awaitReady();
  }

  @AfterEach
  void stopAll() {
    running.close();
    manager.close();
  }

  @Test
  @DisplayName("TPS-PM-05 it says which service is ready and which is away")
  void showsWhoIsReadyAndWhoIsAway() {
    assertThat(row("trade-manager")).contains("\"state\":\"ready\"");
    assertThat(row("main-app")).contains("\"state\":\"ready\"");
    assertThat(row("db-poller")).contains("\"state\":\"away\"", "refuses connections");
  }

  @Test
  @DisplayName("TPS-PM-05 it follows a service that waits, with its reason")
  void followsAServiceThatWaits() {
    manager.answers(
        503,
        "{\"status\":\"waiting\",\"component\":\"trade-manager\",\"waitingFor\":"
            + "[{\"what\":\"database\",\"reason\":\"DatabaseUnavailable\",\"detail\":\"<refused>\"}]}");

    await()
        .untilAsserted(
            () ->
                assertThat(row("trade-manager"))
                    .contains("\"state\":\"waiting\"", "DatabaseUnavailable: database: <refused>"));
  }

  @Test
  @DisplayName("REC-MAIN-01 the page comes to a browser that has not signed in")
  void isOpen() {
    var page = running.getWith("/");

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("<script type=\"module\"", "/assets/");
  }

  @Test
  @DisplayName(
      "TPS-MN-01 TPS-MN-02 TPS-MN-03 TPS-MN-04 /monitor/services has the four blocks and each service")
  void monitorHasItsBlocks() {
    assertThat(new Browser(running).signIn().get("/monitor/services").body())
        .containsPattern(
            "\"database\":\\{\"status\":\"healthy\",\"response_time\":\\d+,\"connections\":[1-9]")
        .contains("\"apis\":{\"kalshi\":\"", "\"coinbase\":\"", "\"sendgrid\":\"")
        .contains("\"processes\":{\"supervisor\":\"", "\"main_app\":\"ready\"")
        .contains("\"system\":{\"cpu\":", "\"memory\":", "\"disk\":")
        .contains("\"component\":\"trade-manager\"");
  }

  @Test
  @DisplayName(
      "REC-MAIN-07 stays ready and shows its page when the database is lost after the start")
  void staysReadyWithoutDatabase() throws SQLException {
    database.refuseEverybody();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(running.getWith("/health").body())
                    .contains("\"status\":\"degraded\"", "\"database\":\"unhealthy\""));
    assertThat(running.getWith("/health/ready").statusCode()).isEqualTo(200);
    assertThat(running.getWith("/").statusCode()).isEqualTo(200);
  }

  /** The line of one service. */
  private String row(String component) {
    String body = new Browser(running).signIn().get("/monitor/services").body();
    int from = body.indexOf("\"component\":\"" + component + "\"");
    return from < 0 ? "" : body.substring(from, body.indexOf('}', from));
  }

  private static String ready(String component) {
    return "{\"status\":\"ready\",\"component\":\"%s\",\"waitingFor\":[],\"version\":\"3.0.0\"}"
        .formatted(component);
  }
}
