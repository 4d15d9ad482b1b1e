package io.rec.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("The page of main-app")
final class MainPageIT {

  @Test
  @DisplayName("REC-TOP-03 is a page for a browser")
  void isHtml(Desk desk) {
    var page = page(desk);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).containsIgnoringCase("<!doctype html");
  }

  @Test
  @DisplayName("TPS-PM-05 shows every component")
  void showsEveryComponent(Desk desk) {
    assertThat(desk.http().screen("/monitor/services").json().path("services"))
        .extracting(line -> line.path("component").asText())
        .containsAll(Component.paperDesk().map(Component::name).toList());
  }

  @Test
  @DisplayName("shows that a component is away while nobody runs it, and that it is back")
  void showsTheTruth(Desk desk) {
    assertThat(isShownAs(desk, "ready")).isTrue();

    // Not a deleted pod: its replacement can be ready before the old one has stopped answering.
    desk.system().change("{\"components\":[{\"name\":\"db-poller\",\"replicas\":0}]}");
    await("db-poller is shown as away")
        .atMost(Duration.ofSeconds(120))
        .until(() -> isShownAs(desk, "away"));

    desk.system().change("{\"components\":[]}");
    await("db-poller is shown as ready again")
        .atMost(Duration.ofSeconds(180))
        .until(() -> isShownAs(desk, "ready"));
  }

  @Test
  @DisplayName(
      "TPS-PM-07 no answer that is computed 10 s after the operator went calls the supervisor healthy")
  void noticesThatTheOperatorIsAway(Desk desk) {
    var operator =
        desk.client()
            .apps()
            .deployments()
            .inNamespace(Desk.OPERATOR_NAMESPACE)
            .withName(Desk.OPERATOR);
    var replicas = operator.require().getSpec().getReplicas();
    // On a busy machine its sign of life may be late at this moment; that is not what is asked
    // here.
    await("the supervisor is healthy")
        .atMost(Duration.ofSeconds(60))
        .until(() -> supervisor(desk).state().equals("healthy"));

    operator.scale(0);
    try {
      await("no operator pod is left")
          .atMost(Duration.ofSeconds(120))
          .until(
              () ->
                  desk.client()
                      .pods()
                      .inNamespace(Desk.OPERATOR_NAMESPACE)
                      .list()
                      .getItems()
                      .isEmpty());
      // How long an answer takes to get here is this machine's affair; the service says when it
      // made it.
      var noLaterThan = Instant.now().plusSeconds(10);
      var decisive =
          await("main-app notices")
              .atMost(Duration.ofSeconds(120))
              .until(
                  () -> supervisor(desk),
                  said -> said.state().equals("unhealthy") || said.at().isAfter(noLaterThan));
      assertThat(decisive.state())
          .as("%s, loss + 10 s is %s", decisive, noLaterThan)
          .isEqualTo("unhealthy");
    } finally {
      operator.scale(replicas);
    }
    await("supervisor is healthy again")
        .atMost(Duration.ofSeconds(180))
        .until(() -> supervisor(desk).state().equals("healthy"));
  }

  @Test
  @DisplayName("TPS-HL-01 health has the shape that was promised")
  void healthHasItsShape(Desk desk) {
    var health = desk.http().service("main-app", 3000, "/health").json();

    assertThat(health.fieldNames()).toIterable().contains("status", "timestamp", "services");
    assertThat(health.path("services").fieldNames())
        .toIterable()
        .contains("database", "kalshi_api", "coinbase_api", "supervisor");
  }

  @Test
  @DisplayName("TPS-HL-02 detailed health tells about system and services")
  void detailedHealthHasItsShape(Desk desk) {
    var health = desk.http().service("main-app", 3000, "/health/detailed").json();

    assertThat(health.path("system_info").fieldNames())
        .toIterable()
        .contains("cpu_usage", "memory_usage", "disk_usage", "network_status");
    assertThat(health.path("service_status").fieldNames())
        .toIterable()
        .contains("main_app", "trade_manager", "trade_executor", "active_trade_supervisor");
  }

  private static Said supervisor(Desk desk) {
    var health = desk.http().service("main-app", 3000, "/health").json();
    return new Said(
        Instant.parse(health.path("timestamp").asText()),
        health.at("/services/supervisor").asText());
  }

  /** What main-app said of the operator, and when by its own clock, which is the node's. */
  private record Said(Instant at, String state) {}

  private static Answer page(Desk desk) {
    return desk.http().service("main-app", 3000, "/");
  }

  private static boolean isShownAs(Desk desk, String state) {
    for (var line : desk.http().screen("/monitor/services").json().path("services")) {
      if (line.path("component").asText().equals("db-poller")) {
        return line.path("state").asText().equals(state);
      }
    }
    return false;
  }
}
