package io.rec.systemmonitor.look;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Services of which more than one process acts where only one may. Nobody ends them from here: the
 * database refuses whoever shows an older token, and the operator sets back a Deployment that was
 * scaled, which removes its pods. A pod that somebody made by hand is his to remove.
 *
 * @param acting by component, the processes that act
 */
@Serdeable
public record Duplicates(Map<String, List<Instance>> acting) {

  /** These may act side by side. */
  private static final Set<String> SIDE_BY_SIDE = Set.of("main-app", "db-poller", "ai-service");

  public static final Duplicates NONE = new Duplicates(Map.of());

  /** From the pods that were found of each component. */
  static Duplicates among(Map<String, List<Instance>> pods) {
    Map<String, List<Instance>> found = new TreeMap<>();
    pods.forEach(
        (component, instances) -> {
          List<Instance> acting = instances.stream().filter(Instance::acting).toList();
          if (acting.size() > 1 && !SIDE_BY_SIDE.contains(component)) {
            found.put(component, acting);
          }
        });
    return new Duplicates(found);
  }

  public boolean none() {
    return acting.isEmpty();
  }

  /** What stands between the duplicates of a component and harm, in words. */
  public String fence(String component) {
    Optional<Instance> newest =
        acting.getOrDefault(component, List.of()).stream()
            .filter(instance -> instance.token() != null)
            .max(Comparator.comparing(instance -> instance.token() == null ? 0 : instance.token()));
    return newest
        .map(
            one ->
                "only token %d at %s is taken by the database, the others are fenced"
                    .formatted(one.token(), one.address()))
        .orElse("it has no lease: its last writer wins until one of them goes");
  }
}
