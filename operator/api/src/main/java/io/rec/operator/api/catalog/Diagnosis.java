package io.rec.operator.api.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the unhealthy components are to blame. A root is unhealthy while nothing it depends on
 * is; everything unhealthy that depends on a root is a consequence until proven otherwise.
 */
public final class Diagnosis {
  private final DependencyGraph graph;
  private final SortedSet<String> unhealthy;
  private final SortedSet<String> roots = new TreeSet<>();

  private Diagnosis(DependencyGraph graph, Set<String> unhealthy) {
    this.graph = graph;
    this.unhealthy = new TreeSet<>(unhealthy);
    for (var component : unhealthy) {
      if (Collections.disjoint(graph.allDependenciesOf(component), unhealthy)) {
        roots.add(component);
      }
    }
  }

  /** What is to blame when these are unhealthy. */
  public static Diagnosis of(DependencyGraph graph, Set<String> unhealthy) {
    return new Diagnosis(graph, unhealthy);
  }

  /** Components where a failure began. */
  public SortedSet<String> roots() {
    return Collections.unmodifiableSortedSet(roots);
  }

  /** Each root with the unhealthy components that depend on it. */
  public SortedMap<String, SortedSet<String>> consequences() {
    var grouped = new TreeMap<String, SortedSet<String>>();
    for (var root : roots) {
      var blocked = new TreeSet<>(graph.allDependentsOf(root));
      blocked.retainAll(unhealthy);
      grouped.put(root, blocked);
    }
    return grouped;
  }

  /** The first root, by name, on which an unhealthy component depends. */
  public Optional<String> blockedBy(String component) {
    if (!unhealthy.contains(component)) {
      return Optional.empty();
    }
    return roots.stream().filter(graph.allDependenciesOf(component)::contains).findFirst();
  }

  /** Order of recovery: these roots first, then their unhealthy dependents layer by layer. */
  public List<SortedSet<String>> stages(Set<String> chosenRoots) {
    var stages = new ArrayList<SortedSet<String>>();
    if (chosenRoots.isEmpty()) {
      return stages;
    }
    stages.add(new TreeSet<>(chosenRoots));
    var affected = new TreeSet<String>();
    chosenRoots.forEach(root -> affected.addAll(graph.allDependentsOf(root)));
    affected.retainAll(unhealthy);
    affected.removeAll(chosenRoots);
    for (var layer : graph.layers()) {
      var stage = new TreeSet<>(layer);
      stage.retainAll(affected);
      if (!stage.isEmpty()) {
        stages.add(stage);
      }
    }
    return stages;
  }
}
