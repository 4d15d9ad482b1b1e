package io.rec.operator.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {
  private static final DependencyGraph DIAMOND =
      new DependencyGraph(
          Map.of("d", Set.of("b", "c"), "b", Set.of("a"), "c", Set.of("a"), "a", Set.of()));

  @Test
  void followsDependenciesToTheEnd() {
    assertThat(DIAMOND.allDependenciesOf("d")).containsExactly("a", "b", "c");
    assertThat(DIAMOND.allDependentsOf("a")).containsExactly("b", "c", "d");
  }

  @Test
  void layersByDepth() {
    assertThat(DIAMOND.layers()).containsExactly(set("a"), set("b", "c"), set("d"));
  }

  @Test
  void namesACycleByItsPathOnly() {
    var graph =
        new DependencyGraph(
            Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"), "d", Set.of()));

    assertThat(graph.cycle()).hasValueSatisfying(p -> assertThat(p).containsExactly("b", "c", "b"));
  }

  @Test
  void hasNoLayersInACycle() {
    var graph = new DependencyGraph(Map.of("a", Set.of("b"), "b", Set.of("a")));

    assertThatThrownBy(graph::layers).hasMessageContaining("a -> b -> a");
  }

  @Test
  void refusesAnEdgeIntoNowhere() {
    assertThatThrownBy(() -> new DependencyGraph(Map.of("a", Set.of("x"))))
        .hasMessage("a depends on x, which is not in the graph");
  }

  @Property
  void everyLayerDependsOnlyOnThoseBeforeIt(@ForAll("acyclic") DependencyGraph graph) {
    var before = new TreeSet<String>();
    for (var layer : graph.layers()) {
      for (var node : layer) {
        assertThat(before).containsAll(graph.dependenciesOf(node));
      }
      before.addAll(layer);
    }

    assertThat(before).isEqualTo(graph.nodes());
  }

  @Property
  void dependentsAreTheMirrorOfDependencies(@ForAll("any") DependencyGraph graph) {
    for (var node : graph.nodes()) {
      for (var dependency : graph.allDependenciesOf(node)) {
        assertThat(graph.allDependentsOf(dependency)).contains(node);
      }
    }
  }

  @Property
  void aCycleIsFoundExactlyWhenSomeoneDependsOnHimself(@ForAll("any") DependencyGraph graph) {
    var selfish =
        graph.nodes().stream().anyMatch(node -> graph.allDependenciesOf(node).contains(node));

    assertThat(graph.cycle().isPresent()).isEqualTo(selfish);
  }

  @Property
  void theCyclesPathFollowsEdges(@ForAll("any") DependencyGraph graph) {
    graph
        .cycle()
        .ifPresent(
            path -> {
              for (int i = 1; i < path.size(); i++) {
                assertThat(graph.dependenciesOf(path.get(i - 1))).contains(path.get(i));
              }
              assertThat(path.getFirst()).isEqualTo(path.getLast());
            });
  }

  @Provide
  Arbitrary<DependencyGraph> any() {
    return graphs(false);
  }

  @Provide
  Arbitrary<DependencyGraph> acyclic() {
    return graphs(true);
  }

  static Arbitrary<DependencyGraph> graphs(boolean acyclic) {
    var nodes = 8;
    return Arbitraries.integers()
        .between(0, nodes * nodes - 1)
        .set()
        .ofMaxSize(20)
        .map(
            cells -> {
              var edges = new TreeMap<String, Set<String>>();
              for (int i = 0; i < nodes; i++) {
                edges.put("n" + i, new TreeSet<>());
              }
              for (var cell : cells) {
                int from = cell / nodes;
                int to = cell % nodes;
                if (!acyclic || from > to) {
                  edges.get("n" + from).add("n" + to);
                }
              }
              return new DependencyGraph(edges);
            });
  }

  private static TreeSet<String> set(String... names) {
    return new TreeSet<>(Set.of(names));
  }
}
