package io.rec.e2e.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("A change of the TradingSystem")
final class ConfigChangeIT {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);
  private static final String MOVED = "db-poller";
  private static final int ELSEWHERE = 8050;
  private static final String REMOVED = "connector-hub";
  private static final String CHANGE =
      """
      {"components":[
        {"name":"%s","port":%d,"env":[{"name":"E2E_MARK","value":"seen"}]},
        {"name":"%s","enabled":false},%s]}""";

  /** In one change, because each is a release of its own, and so is the way back. */
  @Test
  @DisplayName(
      "TPS-PM-06 REC-PRT-10 one component's environment rolls it alone, its port moves Service,"
          + " container, probes and the peers' view, and a disabled one goes away and READY counts"
          + " the rest; REC-UPC-02 REC-UPC-03 REC-KAW-03 two others write three files of whole JSON")
  void rollsOnlyWhatChanged(Desk desk) {
    var pods = desk.footprint();
    var generations = generations(desk);

    desk.system().change(CHANGE.formatted(MOVED, ELSEWHERE, REMOVED, Exports.asked()));
    await().atMost(SEEN_WITHIN).until(() -> containerPort(desk) == ELSEWHERE);
    desk.awaitReady();

    assertThat(desk.system().status().path("ready").asText()).isEqualTo("15/15");
    assertThat(generations(desk)).doesNotContainKey(REMOVED);
    var changed =
        Stream.concat(Exports.writers().stream(), Stream.of(MOVED, REMOVED)).toArray(String[]::new);
    assertThat(without(generations(desk), changed)).isEqualTo(without(generations, changed));
    assertThat(desk.footprint().without(changed)).isEqualTo(pods.without(changed));
    assertThat(desk.pod(MOVED).getSpec().getContainers().getFirst().getEnv())
        .contains(new EnvVar("E2E_MARK", "seen", null));
    assertThat(desk.http().service(MOVED, ELSEWHERE, "/health").status()).isEqualTo(200);
    await("peers read the new number from the mounted manifest")
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() -> assertThat(portSeenBy(desk, "main-app")).isEqualTo(ELSEWHERE));
    Exports.awaitWhole(desk);
  }

  private static int containerPort(Desk desk) {
    return desk.client()
        .apps()
        .deployments()
        .inNamespace(Desk.NAMESPACE)
        .withName(MOVED)
        .require()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getPorts()
        .getFirst()
        .getContainerPort();
  }

  private static int portSeenBy(Desk desk, String component) {
    return desk.http()
        .service(component, Component.named(component).port(), "/api/ports")
        .json()
        .path("ports")
        .path("db_poller")
        .asInt();
  }

  private static Map<String, Long> generations(Desk desk) {
    var all = new TreeMap<String, Long>();
    desk.deployments()
        .forEach(one -> all.put(one.getMetadata().getName(), one.getMetadata().getGeneration()));
    return all;
  }

  private static Map<String, Long> without(Map<String, Long> all, String... names) {
    var rest = new TreeMap<>(all);
    List.of(names).forEach(rest::remove);
    return rest;
  }
}
