package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RootCausesTest {

  private final DependencyGraph graph = new DependencyGraph(List.of("BTC", "ETH"));

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
  @DisplayName("REC-CFD-10 explains dependents by the failure they stand on, over several steps")
  void findsRoot() {
    var failed = List.of("trade-executor", "trade-manager", "active-trade-supervisor");

    assertThat(RootCauses.find(failed, false, graph).dependentsByRoot())
        .isEqualTo(Map.of("trade-executor", List.of("trade-manager", "active-trade-supervisor")));
  }

  @Test
  @DisplayName("names two roots when two failures are independent")
  void findsTwoRoots() {
    var failed = List.of("trade-executor", "symbol-price-watchdog-btc");

    assertThat(RootCauses.find(failed, false, graph).roots())
        .containsExactly("symbol-price-watchdog-btc", "trade-executor");
  }

  @Test
  @DisplayName("REC-CFD-10 a lost database is the one root of everything")
  void blamesDatabase() {
    var failed = List.of("trade-executor", "symbol-price-watchdog-btc");

    assertThat(RootCauses.find(failed, true, graph).dependentsByRoot())
        .isEqualTo(Map.of("database", List.of("symbol-price-watchdog-btc", "trade-executor")));
  }

  @Test
  @DisplayName("names nothing when nothing fails")
  void namesNothing() {
    assertThat(RootCauses.find(List.of(), false, graph).roots()).isEmpty();
  }
}
