package io.rec.operator.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Yaml;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TopologyTest {
  @Test
  void theCatalogItselfHasNoProblems() {
    assertThat(topology("").problems()).isEmpty();
  }

  @Test
  @DisplayName("REC-DEP-01 feeds and executor come first, what trades by itself comes last")
  void layersTheCatalog() {
    var layers = topology("").graph().layers();

    assertThat(layers.getFirst())
        .contains("trade-executor", "kalshi-account-sync", "symbol-price-watchdog-btc");
    assertThat(layers.get(1)).contains("trade-manager", "unified-production-coordinator");
    assertThat(layers.getLast())
        .containsExactly("active-trade-supervisor", "auto-entry-supervisor");
  }

  @Test
  void namesThePathOfACycle() {
    var problems =
        topology("components: [{name: trade-executor, dependsOn: [active-trade-supervisor]}]")
            .problems();

    assertThat(problems)
        .extracting(TopologyProblem::message)
        .containsExactly(
            "components wait for each other: active-trade-supervisor -> trade-manager ->"
                + " trade-executor -> active-trade-supervisor; take one of these out of dependsOn");
  }

  @Test
  void refusesToWaitForWhatIsDisabled() {
    var problems = topology("components: [{name: kalshi-account-sync, enabled: false}]").problems();

    assertThat(problems)
        .containsExactly(
            new TopologyProblem.DisabledDependency("trade-manager", "kalshi-account-sync"));
  }

  @Test
  void refusesToWaitForWhatDoesNotExist() {
    var problems = topology("components: [{name: main-app, dependsOn: [mongodb]}]").problems();

    assertThat(problems)
        .containsExactly(new TopologyProblem.UnknownDependency("main-app", "mongodb"));
  }

  @Test
  void aWrittenListReplacesTheCatalogs() {
    var topology = topology("components: [{name: trade-manager, dependsOn: []}]");

    assertThat(topology.find("trade-manager").orElseThrow().dependsOn()).isEmpty();
  }

  @Test
  void aDisabledComponentIsNobodysPeer() {
    var topology = topology("components: [{name: ai-service, enabled: false}]");

    assertThat(topology.enabled()).extracting(Component::name).doesNotContain("ai-service");
    assertThat(topology.find("main-app").orElseThrow().reaches()).doesNotContain("ai-service");
    assertThat(topology.graph().nodes()).doesNotContain("ai-service");
  }

  @Test
  void anOwnVariableReplacesTheSharedOneOfThatName() {
    var topology =
        topology(
            """
            env: [{name: TZ, value: UTC}, {name: A, value: "1"}]
            components: [{name: main-app, env: [{name: TZ, value: America/New_York}]}]
            """);

    assertThat(topology.find("main-app").orElseThrow().env())
        .extracting(variable -> variable.name() + "=" + variable.value())
        .containsExactly("TZ=America/New_York", "A=1");
  }

  @Test
  void callersAreThoseWhoNeedOrReachAComponent() {
    assertThat(topology("").callersOf("trade-executor"))
        .containsExactly(
            "active-trade-supervisor",
            "cascading-failure-detector",
            "main-app",
            "system-monitor",
            "trade-manager");
  }

  @Test
  void nobodyButTheGatewayAndTheWatchersReachesTheAiService() {
    assertThat(topology("").callersOf("ai-service"))
        .containsExactly("cascading-failure-detector", "main-app", "system-monitor");
  }

  private static Topology topology(String fields) {
    return Topology.of(Yaml.spec(fields));
  }
}
