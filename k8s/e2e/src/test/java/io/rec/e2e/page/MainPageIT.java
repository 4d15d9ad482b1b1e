package io.rec.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
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
    assertThat(page(desk).body()).contains(Component.paperDesk().map(Component::name).toList());
  }

  @Test
  @DisplayName("shows that a component is away while nobody runs it, and that it is back")
  void showsTheTruth(Desk desk) {
    assertThat(isShownAs(desk, "ready")).isTrue();

    // Not a deleted pod: its replacement can be ready before the old one has stopped answering.
    desk.system().change("{\"components\":[{\"name\":\"db-poller\",\"replicas\":0}]}");
    await("db-poller is shown as away")
        .atMost(Duration.ofSeconds(60))
        .until(() -> isShownAs(desk, "away"));

    desk.system().change("{\"components\":[]}");
    await("db-poller is shown as ready again")
        .atMost(Duration.ofSeconds(90))
        .until(() -> isShownAs(desk, "ready"));
  }

  @Test
  @DisplayName("TPS-PM-07 says supervisor unhealthy within 10 s when the operator is away")
  void noticesThatTheOperatorIsAway(Desk desk) {
    var operator =
        desk.client()
            .apps()
            .deployments()
            .inNamespace(Desk.OPERATOR_NAMESPACE)
            .withName(Desk.OPERATOR);
    var replicas = operator.require().getSpec().getReplicas();
    assertThat(supervisor(desk)).isEqualTo("healthy");

    operator.scale(0);
    try {
      await("no operator pod is left")
          .atMost(Duration.ofSeconds(40))
          .until(
              () ->
                  desk.client()
                      .pods()
                      .inNamespace(Desk.OPERATOR_NAMESPACE)
                      .list()
                      .getItems()
                      .isEmpty());
      await("supervisor is unhealthy")
          .atMost(Duration.ofSeconds(10))
          .until(() -> supervisor(desk).equals("unhealthy"));
    } finally {
      operator.scale(replicas);
    }
    await("supervisor is healthy again")
        .atMost(Duration.ofSeconds(60))
        .until(() -> supervisor(desk).equals("healthy"));
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

  private static String supervisor(Desk desk) {
    return desk.http()
        .service("main-app", 3000, "/health")
        .json()
        .at("/services/supervisor")
        .asText();
  }

  private static Answer page(Desk desk) {
    return desk.http().service("main-app", 3000, "/");
  }

  private static boolean isShownAs(Desk desk, String state) {
    return page(desk).body().contains("data-component=\"db-poller\" class=\"%s\"".formatted(state));
  }
}
