package io.rec.e2e.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("A way in from outside the cluster")
final class GatewayIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  @DisplayName(
      "is made as asked for, restarts nothing, says what closes it, and goes with its wish")
  void comesAndGoes(Desk desk) {
    var before = desk.footprint();

    desk.system()
        .change(
            "{\"gateway\":{\"host\":\"desk.example.org\",\"ingress\":{\"className\":\"nginx\"}}}");

    await().atMost(SOON).until(() -> ingresses(desk).size() == 1);
    assertThat(ingresses(desk).getFirst().getSpec().getRules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getHost()).isEqualTo("desk.example.org"));
    await().atMost(SOON).until(() -> "GatewayClosed".equals(degraded(desk)));
    assertThat(desk.system().message()).contains("networkPolicy.allowGatewayFrom");

    desk.system()
        .change(
            "{\"networkPolicy\":{\"allowGatewayFrom\":[{\"namespaceSelector\":"
                + "{\"kubernetes.io/metadata.name\":\"ingress-nginx\"}}]}}");
    await().atMost(SOON).until(() -> !"GatewayClosed".equals(degraded(desk)));

    desk.system().change("{\"gateway\":null}");
    await().atMost(SOON).until(() -> ingresses(desk).isEmpty());
    assertThat(desk.footprint()).isEqualTo(before);
  }

  private static List<Ingress> ingresses(Desk desk) {
    return desk.client().network().v1().ingresses().inNamespace(Desk.NAMESPACE).list().getItems();
  }

  private static String degraded(Desk desk) {
    return desk.system()
        .condition("Degraded")
        .map(condition -> condition.path("reason").asText())
        .orElse("");
  }
}
