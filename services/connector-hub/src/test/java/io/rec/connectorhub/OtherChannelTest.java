package io.rec.connectorhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.TestRole;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OtherChannelTest {

  private static final String ALERT =
      "{\"alert_type\":\"close_failing\",\"message\":\"trade 7\",\"priority\":\"%s\"}";
  private static final String TO_ONE = "{\"routes\":[{\"channel\":\"one\",\"from\":\"normal\"}]}";

  @Test
  @DisplayName(
      "what is critical and fails on its channel is told by one that the routing has not for it")
  void triesAnother() throws SQLException {
    try (HubDesk desk = desk(Set.of("/one"))) {
      try (TestRole role = desk.start()) {
        role.post("/api/notices", ALERT.formatted("critical"));

        desk.awaitStates("one", "failed");
        desk.awaitStates("three", "sent");
      }
      assertThat(desk.posted("three")).singleElement().asString().contains("trade 7");
      assertThat(desk.states("two")).isEmpty();
    }
  }

  @Test
  @DisplayName("one channel after the other is tried, each once, until there is none left")
  void endsWithTheLast() throws SQLException {
    try (HubDesk desk = desk(Set.of("/one", "/two", "/three"));
        TestRole role = desk.start()) {
      role.post("/api/notices", ALERT.formatted("critical"));

      desk.awaitStates("three", "failed");
      desk.awaitStates("two", "failed");
      desk.awaitStates("one", "failed");
      assertThat(desk.states("log")).doesNotContain("queued");
    }
  }

  @Test
  @DisplayName("what is not critical stays with its channel")
  void onlyWhatIsCritical() throws SQLException {
    try (HubDesk desk = desk(Set.of("/one"));
        TestRole role = desk.start()) {
      role.post("/api/notices", ALERT.formatted("high"));

      desk.awaitStates("one", "failed");
      assertThat(desk.states("two")).isEmpty();
      assertThat(desk.states("three")).isEmpty();
    }
  }

  private static HubDesk desk(Set<String> refusing) throws SQLException {
    HubDesk desk =
        new HubDesk(
                request ->
                    request.method().equals("POST")
                            && refusing.stream().anyMatch(path -> request.route().endsWith(path))
                        ? Answer.text(401, "no")
                        : Answer.text(200, "ok"))
            .secret("WEBHOOK_TOKEN", "hook-token-7f3a");
    return desk.connectors(
            desk.webhook("one") + "," + desk.webhook("two") + "," + desk.webhook("three"))
        .routing(TO_ONE);
  }
}
