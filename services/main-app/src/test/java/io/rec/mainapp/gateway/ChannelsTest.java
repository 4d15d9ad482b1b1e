package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The channels that tell people, on the screens, and a try of one. */
class ChannelsTest {

  private static final String CONNECTORS =
      """
      [{"name":"mail","family":"notification","type":"smtp","environment":"","status":"connected",
        "error_count":2,"circuit_open":false,"last_success":"2026-03-02T09:00:00Z",
        "last_error":"2026-03-01T09:00:00Z","last_error_message":"550 no such mailbox",
        "healthy":true,"key_age_seconds":60},
       {"name":"bars","family":"data","type":"polygon","environment":"","status":"connected",
        "error_count":0,"circuit_open":false,"last_success":null,"last_error":null,
        "last_error_message":"","healthy":null,"key_age_seconds":60}]""";

  private Trading trading;

  @BeforeEach
  void openDesk() throws SQLException {
    trading = Trading.open();
    trading.hub.answersTo("GET /api/connectors", 200, CONNECTORS);
  }

  @AfterEach
  void closeDesk() {
    trading.close();
  }

  @Test
  @DisplayName("only what tells people, with how it is and what failed last")
  void lists() {
    Json answer = trading.trader.json("/api/channels");

    assertThat(answer.text("source")).isEqualTo("live");
    Json channel = answer.at("data").at("channels").values().getFirst();
    assertThat(answer.at("data").at("channels").values()).hasSize(1);
    assertThat(channel.text("name")).isEqualTo("mail");
    assertThat(channel.text("type")).isEqualTo("smtp");
    assertThat(channel.text("last_error_message")).isEqualTo("550 no such mailbox");
    assertThat(channel.flag("healthy")).isTrue();
  }

  @Test
  @DisplayName("a try is a message with the person's name, and a line of the audit trail")
  void tries() throws SQLException {
    trading.hub.answersTo(
        "POST /api/connectors/mail/send",
        200,
        "{\"id\":\"x\",\"connector\":\"mail\",\"state\":\"sent\",\"service_id\":\"7\"}");

    HttpResponse<String> answer = trading.trader.post("/api/channels/mail/try", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Json.of(answer.body()).text("state")).isEqualTo("sent");
    assertThat(trading.hub.bodies()).last().asString().contains("admin wanted to know");
    assertThat(trading.desk.trail()).contains("admin try_channel asked", "admin try_channel done");
  }

  @Test
  @DisplayName("what the channel's provider refuses is told in its words, and is no success")
  void failure() throws SQLException {
    trading.hub.answersTo(
        "POST /api/connectors/mail/send",
        424,
        "{\"title\":\"NotificationError\",\"reason\":\"NotificationError\",\"status\":424,"
            + "\"detail\":\"mail: 535 login refused\"}");

    HttpResponse<String> answer = trading.trader.post("/api/channels/mail/try", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(424);
    assertThat(answer.body()).contains("535 login refused");
    assertThat(trading.desk.trail()).doesNotContain("admin try_channel done");
  }

  @Test
  @DisplayName("a viewer sees them and sends nothing")
  void viewers() throws SQLException {
    trading.desk.account("looker", "viewer");
    var viewer = trading.desk.browser().signInAs("looker");

    assertThat(viewer.get("/api/channels").statusCode()).isEqualTo(200);
    assertThat(viewer.post("/api/channels/mail/try", "").statusCode()).isEqualTo(403);
    assertThat(trading.hub.asked()).noneMatch(asked -> asked.startsWith("POST"));
  }
}
