package io.rec.operator.api.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who waits for whom. Edges point from a component to what it depends on; everything is returned in
 * the order of names, so that equal graphs give equal plans.
 */
public final class DependencyGraph {
  private final SortedMap<String, SortedSet<String>> dependencies = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> dependents = new TreeMap<>();

  /** A graph of these nodes; every edge must end at one of them. */
  public DependencyGraph(Map<String, ? extends Set<String>> edges) {
    edges.keySet().forEach(node -> dependents.put(node, new TreeSet<>()));
    edges.forEach(
        (node, targets) -> {
          dependencies.put(node, Collections.unmodifiableSortedSet(new TreeSet<>(targets)));
          for (var target : targets) {
            var back = dependents.get(target);
            if (back == null) {
              throw new IllegalArgumentException(
                  "%s depends on %s, which is not in the graph".formatted(node, target));
            }
            back.add(node);
          }
        });
  }

  /** All components. */
  public Set<String> nodes() {
    return Collections.unmodifiableSet(dependencies.keySet());
  }

  /** What a component waits for directly. */
  public SortedSet<String> dependenciesOf(String node) {
    return dependencies.getOrDefault(node, Collections.emptySortedSet());
  }

  /** What a component waits for, directly or through others; itself only in a cycle. */
  public SortedSet<String> allDependenciesOf(String node) {
    return reachable(node, dependencies);
  }

  /** Who waits for a component, directly or through others; itself only in a cycle. */
  public SortedSet<String> allDependentsOf(String node) {
    return reachable(node, dependents);
  }

  /** A cycle, if there is one: the path ends with the component it begins with. */
  public Optional<List<String>> cycle() {
    var done = new TreeSet<String>();
    for (var start : dependencies.keySet()) {
      var cycle = cycleFrom(start, new ArrayList<>(), done);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  /**
   * Components by layer: layer 0 depends on nobody, each further one only on those before it.
   *
   * @throws IllegalStateException in a graph with a cycle, which has no layers
   */
  public List<SortedSet<String>> layers() {
    cycle()
        .ifPresent(
            path -> {
              throw new IllegalStateException("no layers in " + String.join(" -> ", path));
            });
    var layers = new ArrayList<SortedSet<String>>();
    var placed = new TreeSet<String>();
    while (placed.size() < dependencies.size()) {
      var layer = new TreeSet<String>();
      dependencies.forEach(
          (node, targets) -> {
            if (!placed.contains(node) && placed.containsAll(targets)) {
              layer.add(node);
            }
          });
      placed.addAll(layer);
      layers.add(Collections.unmodifiableSortedSet(layer));
    }
    return List.copyOf(layers);
  }

  private Optional<List<String>> cycleFrom(String node, List<String> path, Set<String> done) {
    var seen = path.indexOf(node);
    path.add(node);
    if (seen >= 0) {
      return Optional.of(List.copyOf(path.subList(seen, path.size())));
    }
    if (done.add(node)) {
      for (var target : dependenciesOf(node)) {
        var cycle = cycleFrom(target, path, done);
        if (cycle.isPresent()) {
          return cycle;
        }
      }
    }
    path.removeLast();
    return Optional.empty();
  }

  private static SortedSet<String> reachable(String from, Map<String, SortedSet<String>> edges) {
    var found = new TreeSet<String>();
    var next = new ArrayDeque<>(edges.getOrDefault(from, Collections.emptySortedSet()));
    while (!next.isEmpty()) {
      var node = next.removeFirst();
      if (found.add(node)) {
        next.addAll(edges.getOrDefault(node, Collections.emptySortedSet()));
      }
    }
    return found;
  }
}
