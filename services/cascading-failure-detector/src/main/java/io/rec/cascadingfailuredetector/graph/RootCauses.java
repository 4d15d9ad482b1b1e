package io.rec.cascadingfailuredetector.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The failures that no other failure explains, each with those that it explains. */
public record RootCauses(Map<String, List<String>> sufferersByRoot) {

  public static final RootCauses NONE = new RootCauses(Map.of());

  public RootCauses {
    sufferersByRoot = Map.copyOf(sufferersByRoot);
  }

  /** A failure is explained by any failure it stands on, over any number of steps. */
  public static RootCauses find(Collection<String> failed, DependencyGraph graph) {
    Set<String> broken = Set.copyOf(failed);
    Map<String, Set<String>> explainedBy = new TreeMap<>();
    for (String node : broken) {
      Set<String> causes = new HashSet<>(graph.allDependenciesOf(node));
      causes.retainAll(broken);
      explainedBy.put(node, causes);
    }
    Map<String, List<String>> roots = new TreeMap<>();
    for (String node : broken) {
      if (isRoot(node, explainedBy)) {
        roots.put(
            node,
            broken.stream()
                .filter(other -> !other.equals(node))
                .filter(other -> explainedBy.getOrDefault(other, Set.of()).contains(node))
                .sorted()
                .toList());
      }
    }
    return new RootCauses(roots);
  }

  /**
   * Nothing explains it, or only what it explains itself: of services that wait for each other the
   * first by name stands for all.
   */
  private static boolean isRoot(String node, Map<String, Set<String>> explainedBy) {
    return explainedBy.getOrDefault(node, Set.of()).stream()
        .allMatch(
            cause ->
                explainedBy.getOrDefault(cause, Set.of()).contains(node)
                    && node.compareTo(cause) < 0);
  }

  public List<String> roots() {
    return sufferersByRoot.keySet().stream().sorted().toList();
  }

  public List<String> sufferers(String root) {
    return sufferersByRoot.getOrDefault(root, List.of());
  }
}
