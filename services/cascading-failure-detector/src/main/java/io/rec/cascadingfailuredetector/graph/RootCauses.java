package io.rec.cascadingfailuredetector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The failures that no other failure explains, each with those that it explains. */
record RootCauses(Map<String, List<String>> dependentsByRoot) {

  RootCauses {
    dependentsByRoot = Map.copyOf(dependentsByRoot);
  }

  /**
   * A lost database explains every failure; otherwise a failed dependency explains its dependents.
   */
  static RootCauses find(Collection<String> failed, boolean databaseLost, DependencyGraph graph) {
    if (databaseLost) {
      return new RootCauses(Map.of(DependencyGraph.DATABASE, failed.stream().sorted().toList()));
    }
    Set<String> broken = Set.copyOf(failed);
    Map<String, List<String>> roots = new TreeMap<>();
    for (String component : broken) {
      if (graph.dependenciesOf(component).stream().noneMatch(broken::contains)) {
        roots.put(component, dependents(component, broken, graph));
      }
    }
    return new RootCauses(roots);
  }

  private static List<String> dependents(String root, Set<String> broken, DependencyGraph graph) {
    List<String> found = new ArrayList<>(List.of(root));
    for (int next = 0; next < found.size(); next++) {
      String reached = found.get(next);
      broken.stream()
          .filter(other -> !found.contains(other))
          .filter(other -> graph.dependenciesOf(other).contains(reached))
          .sorted()
          .forEach(found::add);
    }
    return List.copyOf(found.subList(1, found.size()));
  }

  List<String> roots() {
    return dependentsByRoot.keySet().stream().sorted().toList();
  }
}
