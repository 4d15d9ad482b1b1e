package io.rec.connectorhub;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.TestRole;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final String FIRST = "first-token-9d21c";
  private static final String SECOND = "second-token-77aef";
  private static final String PATH = "one-secret-path-5b1";

  @Test
  @DisplayName("a secret stands in no answer, error, row, log line or metric")
  void neverSaid() throws Exception {
    try (LogLines log = LogLines.of("io.rec");
        HubDesk desk =
            new HubDesk(
                request ->
                    Answer.text(
                        500,
                        "no %s at %s"
                            .formatted(request.header("Authorization"), request.path())))) {
      desk.secret("WEBHOOK_TOKEN", FIRST);
      desk.connectors(
          """
          {"type":"webhook","id":"one","config":{"webhook_url":"%s/%s","max_retries":0,
           "auth_token":"${WEBHOOK_TOKEN}"}},
          {"type":"webhook","id":"broken","config":{"webhook_url":"${NOT_SET}"}}\
          """
              .formatted(desk.service.root(), PATH));
      try (TestRole role = desk.start()) {
        StringBuilder said = new StringBuilder();
        said.append(role.post("/api/connectors/one/test", "").body());
        said.append(
            role.post("/api/connectors/one/send", "{\"subject\":\"s\",\"message\":\"m\"}").body());
        role.post("/api/notices", "{\"subject\":\"s\",\"message\":\"m\"}");
        await()
            .atMost(30, SECONDS)
            .untilAsserted(
                () -> assertThat(role.get("/api/deliveries?channel=one").body()).contains("500"));
        for (String path :
            new String[] {
              "/api/connectors",
              "/api/connectors/one",
              "/api/connectors/health",
              "/api/deliveries",
              "/health",
              "/prometheus",
              "/api/connectors/nobody"
            }) {
          said.append(role.get(path).body());
        }
        said.append(desk.database.column("SELECT d::text FROM system.deliveries d"));
        log.events()
            .forEach(
                line ->
                    said.append(line.getFormattedMessage())
                        .append(line.getKeyValuePairs())
                        .append(
                            line.getThrowableProxy() == null
                                ? ""
                                : line.getThrowableProxy().getMessage()));

        assertThat(said.toString())
            .contains("recio_connector_failures_total", "answered 500", "***")
            .contains("the variable NOT_SET is not set")
            .doesNotContain(FIRST)
            .doesNotContain(PATH);
      }
    }
  }

  @Test
  @DisplayName("SEN-SEC-03 a changed key is used without a restart")
  void followsKey() throws Exception {
    try (HubDesk desk = new HubDesk()) {
      desk.secret("WEBHOOK_TOKEN", FIRST);
      desk.connectors(desk.webhook("one"));
      try (TestRole role = desk.start()) {
        role.post("/api/connectors/one/send", "{\"subject\":\"s\",\"message\":\"m\"}");

        desk.secret("WEBHOOK_TOKEN", SECOND);

        await()
            .atMost(30, SECONDS)
            .untilAsserted(
                () -> {
                  role.post("/api/connectors/one/send", "{\"subject\":\"s\",\"message\":\"m\"}");
                  assertThat(desk.service.requests().getLast().header("Authorization"))
                      .isEqualTo("Bearer " + SECOND);
                });
      }
    }
  }

  @Test
  @DisplayName("SEN-CB-04 a person resets the circuit, and the audit trail says who")
  void resets() throws Exception {
    try (HubDesk desk =
        new HubDesk(
            request ->
                request.method().equals("HEAD") ? Answer.text(200, "") : Answer.text(503, ""))) {
      desk.secret("WEBHOOK_TOKEN", FIRST);
      desk.connectors(desk.webhook("one"));
      try (TestRole role = desk.start()) {
        for (int i = 0; i < 5; i++) {
          role.post("/api/connectors/one/send", "{\"subject\":\"s\",\"message\":\"m\"}");
        }
        assertThat(role.get("/api/connectors/one").body()).contains("\"circuit_open\":true");

        var answer = role.post("/api/connectors/one/reset", "");

        assertThat(answer.body()).contains("\"circuit_open\":false", "\"error_count\":0");
        assertThat(
                desk.database.column(
                    "SELECT detail ->> 'connector' FROM users.audit WHERE action ="
                        + " 'reset_circuit'"))
            .containsExactly("one");
      }
    }
  }

  @Test
  @DisplayName("an unknown connector is an error that names those there are")
  void unknown() throws Exception {
    try (HubDesk desk = new HubDesk();
        TestRole role = desk.start()) {
      var answer = role.get("/api/connectors/pager");

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("UnknownConnector", "there are log");
    }
  }
}
