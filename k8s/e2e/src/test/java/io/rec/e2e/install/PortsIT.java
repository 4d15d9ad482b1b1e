package io.rec.e2e.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnDesk
@DisplayName("Ports and probes")
final class PortsIT {

  @ParameterizedTest(name = "{0} listens where it was promised (REC-HL-01)")
  @MethodSource("components")
  void answersOnItsPort(Component component, Desk desk) {
    var answer = desk.http().service(component.name(), component.port(), "/health");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}: Service, container and manifest name one port (REC-PRT-10)")
  @MethodSource("components")
  void onePortEverywhere(Component component, Desk desk) {
    var service =
        desk.client().services().inNamespace(Desk.NAMESPACE).withName(component.name()).require();
    var container = desk.pod(component.name()).getSpec().getContainers().getFirst();

    assertThat(manifestPort(desk, component)).isEqualTo(component.port());
    assertThat(service.getSpec().getPorts())
        .extracting(ServicePort::getPort)
        .contains(component.port());
    assertThat(container.getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getName()).isEqualTo("http"))
        .satisfies(port -> assertThat(port.getContainerPort()).isEqualTo(component.port()));
  }

  @ParameterizedTest(
      name = "{0} is probed by name, alive and ready by different questions (BOT-HL-03)")
  @MethodSource("components")
  void isProbedByName(Component component, Desk desk) {
    var container = desk.pod(component.name()).getSpec().getContainers().getFirst();

    assertThat(
            Stream.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe()))
        .extracting(
            probe -> probe.getHttpGet().getPath(),
            probe -> probe.getHttpGet().getPort().getStrVal())
        .containsExactly(
            tuple("/health/live", "http"),
            tuple("/health/live", "http"),
            tuple("/health/ready", "http"));
  }

  @Test
  @DisplayName("the alias 8080 reaches main-app as well")
  void aliasReachesMainApp(Desk desk) {
    assertThat(desk.http().service("main-app", 8080, "/health").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("REC-PRT-10 the manifest has the shape that the original's browser reads")
  void manifestHasItsShape(Desk desk) {
    var manifest = manifest(desk);

    assertThat(manifest.fieldNames())
        .toIterable()
        .contains(
            "system_name",
            "created",
            "updated",
            "description",
            "core_services",
            "watchdog_services",
            "deprecated_services");
    assertThat(manifest.at("/deprecated_services/btc_price_watchdog/replacement").asText())
        .isEqualTo("symbol_price_watchdog_btc");
  }

  @Test
  @DisplayName("REC-PRT-10 services tell the manifest's ports to whoever asks")
  void servicesTellThePorts(Desk desk) {
    var told = desk.http().service("main-app", 3000, "/api/ports").json().path("ports");

    assertThat(Component.paperDesk())
        .allSatisfy(
            component ->
                assertThat(told.path(component.inManifest()).asInt())
                    .as(component.name())
                    .isEqualTo(component.port()));
  }

  static List<Component> components() {
    return Component.paperDesk().toList();
  }

  private static int manifestPort(Desk desk, Component component) {
    var manifest = manifest(desk);
    return Stream.of("core_services", "watchdog_services")
        .map(group -> manifest.path(group).path(component.inManifest()).path("port"))
        .filter(JsonNode::isInt)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(component.inManifest() + " is missing in " + manifest))
        .asInt();
  }

  private static JsonNode manifest(Desk desk) {
    var map =
        desk.client().configMaps().inNamespace(Desk.NAMESPACE).withName("port-manifest").require();
    return new Answer(200, map.getData().get("MASTER_PORT_MANIFEST.json")).json();
  }
}
