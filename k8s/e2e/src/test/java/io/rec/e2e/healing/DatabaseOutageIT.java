package io.rec.e2e.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("An outage of the database")
final class DatabaseOutageIT {
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(120);

  @Test
  @DisplayName(
      "REC-DEP-01 services wait for the database with a reason and recover without a restart")
  void servicesWaitAndRecover(Desk desk) {
    var before = desk.footprint();

    try (var outage = Outage.begin(desk)) {
      await("every service that needs the database turns unready")
          .atMost(NOTICED_WITHIN)
          .until(
              () ->
                  desk.pods().stream()
                      .noneMatch(pod -> needsDatabase(pod) && Readiness.isPodReady(pod)));

      assertThat(reasons(desk))
          .allSatisfy(body -> assertThat(body).contains("DatabaseUnavailable"));
      await("kubectl get ts says so")
          .atMost(NOTICED_WITHIN)
          .until(() -> desk.system().message().contains("DatabaseUnavailable"));
      assertThat(desk.footprint().without("postgres")).isEqualTo(before.without("postgres"));
    }
    desk.awaitReady();

    assertThat(desk.footprint().without("postgres")).isEqualTo(before.without("postgres"));
  }

  @Test
  @DisplayName("BOT-DEP-01 what does not need the database stays ready while it is away")
  void othersStayReady(Desk desk) {
    try (var outage = Outage.begin(desk)) {
      await("trade-manager has noticed")
          .atMost(NOTICED_WITHIN)
          .until(() -> !Readiness.isPodReady(desk.pod("trade-manager")));

      assertThat(
              List.of(
                  "main-app",
                  "ai-service",
                  "venue-simulator",
                  "system-monitor",
                  "cascading-failure-detector"))
          .allSatisfy(name -> assertThat(Readiness.isPodReady(desk.pod(name))).as(name).isTrue());
    }
  }

  @Test
  @DisplayName("the outage is told apart in the conditions: DatabaseReady is False, Ready is False")
  void conditionsTellTheCause(Desk desk) {
    try (var outage = Outage.begin(desk)) {
      await("DatabaseReady is False")
          .atMost(NOTICED_WITHIN)
          .until(
              () ->
                  status(desk, "DatabaseReady").equals("False")
                      && status(desk, "Ready").equals("False"));
    }
  }

  private static String status(Desk desk, String condition) {
    return desk.system()
        .condition(condition)
        .map(found -> found.path("status").asText())
        .orElse("absent");
  }

  private static List<String> reasons(Desk desk) {
    return Component.paperDesk()
        .filter(Component::needsDatabase)
        .map(component -> desk.http().pod(desk.pod(component.name()), "/health/ready").body())
        .toList();
  }

  private static boolean needsDatabase(Pod pod) {
    var name = pod.getMetadata().getLabels().get("app.kubernetes.io/name");
    return Component.paperDesk().anyMatch(one -> one.needsDatabase() && one.name().equals(name));
  }
}
