package io.rec.operator.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.operator.api.Yaml;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RealApiServer.class)
class AcceptedIT {
  private Desks desks;

  @BeforeEach
  void connect(KubernetesClient client) {
    desks = new Desks(client);
  }

  @AfterEach
  void tidy() {
    desks.removeAll();
  }

  static Stream<Path> good() {
    return Stream.concat(
        Desks.folder("accepted"), Yaml.files(Yaml.root().resolve("k8s/samples")).stream());
  }

  @ParameterizedTest
  @MethodSource("good")
  void letsEverySampleAndExampleIn(Path file) {
    for (var desk : Desks.documents(file)) {
      desks.create(desk);

      assertThat(desks.named(desk.getMetadata().getName()).get().getSpec().version()).isNotBlank();
      desks.removeAll();
    }
  }

  @Test
  void theDefinitionIsEstablishedWithinTheCostBudgetOfItsRules(KubernetesClient client) {
    var conditions =
        client
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("tradingsystems.rec.io")
            .get()
            .getStatus()
            .getConditions();

    assertThat(conditions)
        .extracting(condition -> condition.getType() + "=" + condition.getStatus())
        .contains("Established=True", "NamesAccepted=True")
        .doesNotContain("NonStructuralSchema=True");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database: {managed: {storage: {size: 20Gi}}}",
        "suspend: true",
        "symbols: [BTC, SOL]",
        "killSwitch: {level: Flatten, reason: new, by: ann}",
        "components: [{name: trade-manager, dependsOn: []}]",
        "autoEntry: null"
      })
  void letsASystemChange(String fields) {
    desks.create(Desks.document("desk", ""));

    desks.replace(Desks.document("desk", fields));

    assertThat(desks.named("desk").get().getMetadata().getGeneration())
        .isEqualTo(fields.contains("null") ? 1L : 2L);
  }

  @Test
  void aPersonMayReleaseTheKillSwitchWithANewReason() {
    desks.create(Desks.document("desk", "killSwitch: {level: Flatten, reason: fire, by: ann}"));

    desks.replace(Desks.document("desk", "killSwitch: {level: None, reason: reconciled, by: ann}"));

    assertThat(desks.named("desk").get().getSpec().killSwitch().level()).hasToString("None");
  }

  @Test
  void aDryRunAnswersWithAllDefaultsAndStoresNothing() {
    var answer = desks.tryOut(Desks.document("desk", ""));

    assertThat(answer.<String>get("spec", "recovery", "unhealthyAfter")).isEqualTo("90s");
    assertThat(desks.all()).isEmpty();
  }
}
