package io.rec.cli.graph;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.DependencyGraph;
import io.rec.operator.api.catalog.Diagnosis;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.ComponentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The components of one system, their edges and their states.
 *
 * @param roots where trouble began, each with what it holds up
 * @param problems what is wrong with the graph itself
 */
public record SystemGraph(
    String system, List<Node> nodes, Map<String, List<String>> roots, List<String> problems) {
  private static final String UNKNOWN = "Unknown";

  public static SystemGraph of(TradingSystem desk) {
    var topology = Topology.of(desk.getSpec());
    Map<String, ComponentStatus> seen =
        desk.statusOrEmpty().components().stream()
            .collect(Collectors.toMap(ComponentStatus::name, Function.identity()));
    var graph = topology.graph();
    var diagnosis = Diagnosis.of(graph, unhealthy(graph, seen));
    var layers = layers(graph);
    var nodes = new ArrayList<Node>();
    for (Component component : topology.enabled()) {
      nodes.add(node(component, graph, diagnosis, layers, seen));
    }
    var roots = new TreeMap<String, List<String>>();
    diagnosis.consequences().forEach((root, held) -> roots.put(root, List.copyOf(held)));
    return new SystemGraph(
        new DeskState(desk).called(),
        nodes,
        roots,
        topology.problems().stream().map(problem -> problem.message()).toList());
  }

  public boolean well() {
    return roots.isEmpty() && problems.isEmpty();
  }

  private static Node node(
      Component component,
      DependencyGraph graph,
      Diagnosis diagnosis,
      Map<String, Integer> layers,
      Map<String, ComponentStatus> seen) {
    String name = component.name();
    ComponentStatus status = seen.get(name);
    return new Node(
        name,
        layers.get(name),
        status == null ? UNKNOWN : requireNonNullElse(status.state(), UNKNOWN),
        status == null ? 0 : requireNonNullElse(status.ready(), 0),
        status == null ? component.replicas() : requireNonNullElse(status.desired(), 0),
        component.critical(),
        List.copyOf(graph.dependenciesOf(name)),
        graph.nodes().stream().filter(other -> graph.dependenciesOf(other).contains(name)).toList(),
        diagnosis.blockedBy(name).orElse(null),
        status == null ? null : status.lastError());
  }

  private static TreeSet<String> unhealthy(
      DependencyGraph graph, Map<String, ComponentStatus> seen) {
    var unhealthy = new TreeSet<String>();
    for (String name : graph.nodes()) {
      ComponentStatus status = seen.get(name);
      if (status == null
          || requireNonNullElse(status.ready(), 0) < requireNonNullElse(status.desired(), 0)) {
        unhealthy.add(name);
      }
    }
    return unhealthy;
  }

  private static Map<String, Integer> layers(DependencyGraph graph) {
    var layers = new TreeMap<String, Integer>();
    if (graph.cycle().isEmpty()) {
      var all = graph.layers();
      for (int i = 0; i < all.size(); i++) {
        for (String name : all.get(i)) {
          layers.put(name, i);
        }
      }
    }
    return layers;
  }
}
