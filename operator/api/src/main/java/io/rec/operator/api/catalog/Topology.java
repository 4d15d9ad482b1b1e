package io.rec.operator.api.catalog;

import io.rec.operator.api.catalog.TopologyProblem.Cycle;
import io.rec.operator.api.catalog.TopologyProblem.DisabledDependency;
import io.rec.operator.api.catalog.TopologyProblem.UnknownDependency;
import io.rec.operator.api.spec.TradingSystemSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The components of one system with all overrides applied, the graph of those that are enabled, and
 * whatever is wrong with it. With problems it can be looked at but must not be applied.
 */
public record Topology(
    SortedMap<String, Component> components,
    DependencyGraph graph,
    List<TopologyProblem> problems) {

  public Topology {
    components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
    problems = List.copyOf(problems);
  }

  /** Works out the system that a spec describes. */
  public static Topology of(TradingSystemSpec spec) {
    var catalog = ComponentCatalog.of(spec);
    var overrides = new Overrides(spec);
    var components = new TreeMap<String, Component>();
    for (var entry : catalog.entries()) {
      components.put(entry.name(), overrides.apply(entry));
    }
    var problems = new ArrayList<TopologyProblem>();
    var edges = new TreeMap<String, SortedSet<String>>();
    for (var component : components.values()) {
      if (component.enabled()) {
        edges.put(component.name(), edges(component, components, problems));
      }
    }
    var graph = new DependencyGraph(edges);
    graph.cycle().map(Cycle::new).ifPresent(problems::add);
    return new Topology(components, graph, problems);
  }

  /** Components that should run, in the order of their names. */
  public List<Component> enabled() {
    return components.values().stream().filter(Component::enabled).toList();
  }

  /** The component of that name, enabled or not. */
  public Optional<Component> find(String name) {
    return Optional.ofNullable(components.get(name));
  }

  /** Enabled components that may open a connection to that one, by need or by habit. */
  public SortedSet<String> callersOf(String name) {
    var callers = new TreeSet<String>();
    for (var component : enabled()) {
      if (component.dependsOn().contains(name) || component.reaches().contains(name)) {
        callers.add(component.name());
      }
    }
    return callers;
  }

  private static SortedSet<String> edges(
      Component component, SortedMap<String, Component> all, Collection<TopologyProblem> problems) {
    var edges = new TreeSet<String>();
    for (var name : component.dependsOn()) {
      var dependency = all.get(name);
      if (dependency == null) {
        problems.add(new UnknownDependency(component.name(), name));
      } else if (!dependency.enabled()) {
        problems.add(new DisabledDependency(component.name(), name));
      } else {
        edges.add(name);
      }
    }
    return edges;
  }
}
