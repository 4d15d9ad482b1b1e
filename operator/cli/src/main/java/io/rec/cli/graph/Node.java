package io.rec.cli.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component with its edges.
 *
 * @param layer 0 depends on nobody, each further one only on those before it; absent in a cycle
 * @param blockedBy the unhealthy component that is to blame for it
 */
public record Node(
    String name,
    @Nullable Integer layer,
    String state,
    int ready,
    int desired,
    boolean critical,
    List<String> dependsOn,
    List<String> dependents,
    @Nullable String blockedBy,
    @Nullable String lastError) {
  public Node {
    dependsOn = List.copyOf(dependsOn);
    dependents = List.copyOf(dependents);
  }

  boolean well() {
    return ready >= desired;
  }
}
