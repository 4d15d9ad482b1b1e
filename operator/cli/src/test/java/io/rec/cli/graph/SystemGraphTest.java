package io.rec.cli.graph;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.console.Style;
import io.rec.cli.desk.DeskBuilder;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.catalog.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemGraphTest {
  @Test
  void namesTheRootAndWhatItHoldsUp() {
    SystemGraph graph = SystemGraph.of(all("trade-executor", "trade-manager"));

    assertThat(graph.roots()).isEqualTo(Map.of("trade-executor", List.of("trade-manager")));
    assertThat(node(graph, "trade-manager").blockedBy()).isEqualTo("trade-executor");
    assertThat(node(graph, "trade-manager").dependsOn()).contains("trade-executor");
    assertThat(node(graph, "trade-executor").dependents()).contains("trade-manager");
    assertThat(graph.well()).isFalse();
  }

  @Test
  void aWellSystemHasNoRoots() {
    SystemGraph graph = SystemGraph.of(all());

    assertThat(graph.well()).isTrue();
    assertThat(graph.nodes()).hasSize(16).allMatch(Node::well);
  }

  @Test
  void drawsEveryComponentAndEachOfThemInFullOnce() {
    String tree = Tree.draw(SystemGraph.of(all("trade-executor", "trade-manager")), Style.PLAIN);

    assertThat(tree)
        .contains("trade-manager  Waiting 0/1, blocked by trade-executor")
        .contains("root of trouble: trade-executor, holds up trade-manager");
    for (Node node : SystemGraph.of(all()).nodes()) {
      assertThat(tree).contains(node.name());
      if (!node.dependsOn().isEmpty()) {
        assertThat(tree.lines().filter(line -> line.contains(node.name() + "  "))).hasSize(1);
      }
    }
  }

  @Test
  void aCycleIsDrawnAndNamed() {
    TradingSystem desk =
        aDesk()
            .spec(
                "components",
                "[{name: trade-executor, dependsOn: [trade-manager]}, {name: trade-manager, dependsOn: [trade-executor]}]")
            .build();

    SystemGraph graph = SystemGraph.of(desk);

    assertThat(graph.problems()).anyMatch(problem -> problem.contains("trade-executor"));
    assertThat(Tree.draw(graph, Style.PLAIN))
        .contains("trade-manager", "trade-executor")
        .contains("problem: ");
    assertThat(node(graph, "trade-manager").layer()).isNull();
  }

  @Test
  void isGraphvizWithQuotedNamesAndEveryEdge() {
    SystemGraph graph = SystemGraph.of(all("trade-executor"));

    String dot = Dot.draw(graph);

    long edges = graph.nodes().stream().mapToLong(node -> node.dependsOn().size()).sum();
    assertThat(dot).startsWith("digraph \"trading/paper\" {").endsWith("}\n");
    assertThat(dot.lines().filter(line -> line.contains(" -> "))).hasSize((int) edges);
    assertThat(dot).contains("\"trade-executor\" [label=\"trade-executor\\nWaiting 0/1\"");
    assertThat(dot).contains("penwidth=3");
  }

  private static Node node(SystemGraph graph, String name) {
    return graph.nodes().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** Every component of the paper desk, ready but for these. */
  private static TradingSystem all(String... unready) {
    DeskBuilder desk = aDesk();
    List<String> not = List.of(unready);
    Topology.of(aDesk().build().getSpec())
        .enabled()
        .forEach(one -> desk.component(one.name(), not.contains(one.name()) ? 0 : 1, ""));
    return desk.build();
  }
}
