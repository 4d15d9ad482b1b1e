package io.rec.operator.controller.plan.diagnosis;

import io.rec.operator.api.catalog.DependencyGraph;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that can fail, and who depends on whom. Every node of the graph is among the parts.
 */
public record Parts(DependencyGraph graph, Map<String, Part> byName) {
  public Parts {
    byName = Map.copyOf(byName);
    if (!byName.keySet().containsAll(graph.nodes())) {
      throw new IllegalArgumentException(
          "parts %s are not all of %s".formatted(byName.keySet(), graph.nodes()));
    }
  }

  public static Parts of(DependencyGraph graph, Collection<Part> parts) {
    return new Parts(
        graph, parts.stream().collect(Collectors.toMap(Part::name, Function.identity())));
  }

  /** Nothing is looked at. */
  public static Parts none() {
    return new Parts(new DependencyGraph(Map.of()), Map.of());
  }

  public Optional<Part> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Part get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no part " + name));
  }

  public Collection<Part> all() {
    return new TreeMap<>(byName).values();
  }
}
