package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PortsSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.Desks.World;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("REC-PRT a new number has no gap")
class OldPortsTest {
  private static final Desk NEW = desk("components: [{name: trade-executor, port: 8050}]");

  @Test
  void serviceAnswersOnBothNumbersFromTheFirstWriteOn() {
    var plan = plan(NEW, seen(8001, 0));

    assertThat(ports(plan)).isEqualTo(Map.of("http", 8050, "http-old", 8001));
    assertThat(plan.status().ports().previous()).isEqualTo(Map.of("trade-executor", 8001));
    assertThat(plan.status().ports().since()).isEqualTo(Desks.NOW);
  }

  @Test
  void oldNumberStaysUntilEverybodyHasReadTheManifest() {
    var desk = after(plan(NEW, seen(8001, 0)));

    assertThat(ports(later(desk, seen(8050, 8001), 60))).containsEntry("http-old", 8001);
    assertThat(ports(later(desk, seen(8050, 8001), 180))).containsOnlyKeys("http");
    assertThat(later(desk, seen(8050, 8001), 180).status().ports().previous()).isEmpty();
  }

  @Test
  void oldNumberStaysUntilEveryCallerHasRolled() {
    var desk = after(plan(NEW, seen(8001, 0)));
    var rolling =
        new World(NEW)
            .change(
                "trade-manager",
                found ->
                    new WorkloadSeen(
                        found.name(),
                        true,
                        1,
                        1,
                        1,
                        1,
                        2,
                        "3.0.0",
                        found.rendered(),
                        "",
                        WorkloadSeen.Standing.none()))
            .observation()
            .withPorts(Map.of("trade-executor", new PortsSeen(8050, 8001)));

    assertThat(ports(later(desk, rolling, 3600))).containsEntry("http-old", 8001);
  }

  @Test
  void crashBetweenServiceAndStatusLosesNothing() {
    assertThat(ports(plan(NEW, seen(8050, 8001)))).containsEntry("http-old", 8001);
  }

  @Test
  void goingBackKeepsTheNumberInBetween() {
    var plan = plan(desk(""), seen(8050, 8001));

    assertThat(ports(plan)).isEqualTo(Map.of("http", 8001, "http-old", 8050));
  }

  @Test
  void pausedDeskDoesNotCountItsWaitForTheManifest() {
    var before = plan(desk(""), seen(8001, 0)).status();
    var paused = Desks.annotated(Desks.with(NEW, before), "rec.io/paused", "true");

    assertThat(plan(paused, seen(8001, 0)).status().ports()).isEqualTo(before.ports());
  }

  private static Desk after(Plan plan) {
    return Desks.with(NEW, plan.status());
  }

  private static Plan later(Desk desk, Observation seen, int seconds) {
    return new Planner(Desks.INSTALLATION).plan(desk, seen, Desks.NOW.plusSeconds(seconds));
  }

  private static Observation seen(int current, int old) {
    return Desks.healthy(NEW).withPorts(Map.of("trade-executor", new PortsSeen(current, old)));
  }

  private static Map<String, Integer> ports(Plan plan) {
    return plan.objects().stream()
        .filter(Service.class::isInstance)
        .map(Service.class::cast)
        .filter(service -> service.getMetadata().getName().equals("trade-executor"))
        .flatMap(service -> service.getSpec().getPorts().stream())
        .collect(Collectors.toMap(port -> port.getName(), port -> port.getPort()));
  }
}
