package io.rec.operator.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Yaml;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private final DependencyGraph graph = Topology.of(Yaml.spec("")).graph();

  @Test
  @DisplayName("REC-CFD-10 groups the consequences under the root")
  void groupsConsequencesUnderTheirRoot() {
    var diagnosis =
        Diagnosis.of(graph, Set.of("trade-executor", "trade-manager", "active-trade-supervisor"));

    assertThat(diagnosis.roots()).containsExactly("trade-executor");
    assertThat(diagnosis.consequences())
        .isEqualTo(
            Map.of(
                "trade-executor",
                new TreeSet<>(Set.of("active-trade-supervisor", "trade-manager"))));
    assertThat(diagnosis.blockedBy("active-trade-supervisor")).hasValue("trade-executor");
  }

  @Test
  @DisplayName("REC-CFD-10 restarts the root before its dependents")
  void putsTheRootFirst() {
    var diagnosis =
        Diagnosis.of(graph, Set.of("trade-executor", "trade-manager", "active-trade-supervisor"));

    assertThat(diagnosis.stages(diagnosis.roots()))
        .containsExactly(
            new TreeSet<>(Set.of("trade-executor")),
            new TreeSet<>(Set.of("trade-manager")),
            new TreeSet<>(Set.of("active-trade-supervisor")));
  }

  @Test
  void aHealthyLinkInBetweenDoesNotHideTheRoot() {
    var diagnosis = Diagnosis.of(graph, Set.of("trade-executor", "active-trade-supervisor"));

    assertThat(diagnosis.roots()).containsExactly("trade-executor");
  }

  @Test
  void nothingUnhealthyHasNoRootAndNoStages() {
    var diagnosis = Diagnosis.of(graph, Set.of());

    assertThat(diagnosis.roots()).isEmpty();
    assertThat(diagnosis.stages(diagnosis.roots())).isEmpty();
  }

  @Test
  void whoIsChosenWithHisDependencyIsRestartedOnce() {
    var chosen = Set.of("trade-executor", "trade-manager");

    assertThat(Diagnosis.of(graph, chosen).stages(chosen)).containsExactly(new TreeSet<>(chosen));
  }

  @Property
  void everythingUnhealthyIsARootOrBlockedByOne(
      @ForAll("acyclic") DependencyGraph any, @ForAll @IntRange(max = 255) int mask) {
    var unhealthy = new TreeSet<String>();
    for (var node : any.nodes()) {
      if ((mask >> (node.charAt(1) - '0') & 1) == 1) {
        unhealthy.add(node);
      }
    }

    var diagnosis = Diagnosis.of(any, unhealthy);

    for (var node : unhealthy) {
      assertThat(diagnosis.roots().contains(node) ^ diagnosis.blockedBy(node).isPresent()).isTrue();
    }
    var planned = new TreeSet<String>();
    diagnosis.stages(diagnosis.roots()).forEach(planned::addAll);
    assertThat(planned).isEqualTo(unhealthy);
  }

  @Provide
  Arbitrary<DependencyGraph> acyclic() {
    return DependencyGraphTest.graphs(true);
  }
}
