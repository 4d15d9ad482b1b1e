package io.rec.cascadingfailuredetector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RootCausesTest {

  private static final List<String> COMPONENTS =
      List.of(
          "main-app",
          "trade-manager",
          "trade-executor",
          "active-trade-supervisor",
          "auto-entry-supervisor",
          "symbol-price-watchdog-btc",
          "symbol-price-watchdog-eth",
          "kalshi-api-watchdog",
          "kalshi-account-sync",
          "unified-production-coordinator",
          "db-poller",
          "ai-service",
          "connector-hub",
          "venue-simulator");

  private final DependencyGraph graph = DependencyGraph.of(COMPONENTS);

  @Test
  @DisplayName("REC-CFD-05 watches the six critical services")
  void knowsCriticalServices() {
    assertThat(graph.critical())
        .containsExactlyInAnyOrder(
            "symbol-price-watchdog-btc",
            "symbol-price-watchdog-eth",
            "trade-manager",
            "trade-executor",
            "active-trade-supervisor",
            "unified-production-coordinator");
  }

  @Test
  @DisplayName("REC-CFD-10 explains sufferers by the failure they stand on, over several steps")
  void findsRoot() {
    assertThat(find("trade-executor", "trade-manager", "active-trade-supervisor"))
        .isEqualTo(Map.of("trade-executor", List.of("active-trade-supervisor", "trade-manager")));
  }

  @Test
  @DisplayName("a failure explains another even when what lies between them looks well")
  void looksPastTheHealthy() {
    assertThat(find("trade-executor", "active-trade-supervisor"))
        .isEqualTo(Map.of("trade-executor", List.of("active-trade-supervisor")));
  }

  @Test
  @DisplayName("names two roots when two failures are independent")
  void findsTwoRoots() {
    assertThat(find("trade-executor", "symbol-price-watchdog-btc"))
        .containsOnlyKeys("symbol-price-watchdog-btc", "trade-executor");
  }

  @Test
  @DisplayName("REC-CFD-10 a lost database is the one root of everything that needs it")
  void blamesDatabase() {
    assertThat(find("database", "trade-executor", "symbol-price-watchdog-btc", "ai-service"))
        .isEqualTo(
            Map.of(
                "database",
                List.of("symbol-price-watchdog-btc", "trade-executor"),
                "ai-service",
                List.of()));
  }

  @Test
  @DisplayName("a venue that fails is the cause of old prices, and on paper the simulator of both")
  void blamesVenue() {
    assertThat(find("coinbase_api", "symbol-price-watchdog-btc", "unified-production-coordinator"))
        .containsOnlyKeys("coinbase_api");
    assertThat(find("venue-simulator", "coinbase_api", "kalshi_api", "symbol-price-watchdog-btc"))
        .containsOnlyKeys("venue-simulator");
  }

  @Test
  @DisplayName("what a service says it waits for is an edge as good as a declared one")
  void believesServices() {
    var waiting = graph.with(Map.of("db-poller", Set.of("main-app")));

    assertThat(RootCauses.find(List.of("db-poller", "main-app"), waiting).roots())
        .containsExactly("main-app");
  }

  @Test
  @DisplayName("of two that wait for each other one stands for both")
  void endsCircles() {
    var circle =
        graph.with(Map.of("main-app", Set.of("db-poller"), "db-poller", Set.of("main-app")));

    assertThat(RootCauses.find(List.of("db-poller", "main-app"), circle).sufferersByRoot())
        .isEqualTo(Map.of("db-poller", List.of("main-app")));
  }

  @Property(tries = 300)
  @Label("every failure is a root or explained by one, no root explains a root, none is invented")
  void explainsEverything(@ForAll @Size(max = 14) Set<@IntRange(min = 0, max = 13) Integer> which) {
    List<String> failed = which.stream().map(COMPONENTS::get).toList();

    RootCauses causes = RootCauses.find(failed, graph);

    assertThat(failed)
        .allMatch(
            node ->
                causes.roots().contains(node)
                    || causes.roots().stream()
                        .anyMatch(root -> causes.sufferers(root).contains(node)));
    assertThat(causes.roots())
        .allSatisfy(
            root -> {
              assertThat(failed).contains(root).containsAll(causes.sufferers(root));
              assertThat(causes.sufferers(root)).doesNotContainAnyElementsOf(causes.roots());
            });
  }

  private Map<String, List<String>> find(String... failed) {
    return RootCauses.find(List.of(failed), graph).sufferersByRoot();
  }
}
