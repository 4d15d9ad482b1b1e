package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Topology;
import java.util.Set;

/**
 * How much shall run now.
 *
 * @param components at their wanted size; of the others nothing
 * @param database running
 */
record Extent(Set<String> components, boolean database) {
  Extent {
    components = Set.copyOf(components);
  }

  /** Everything. */
  static Extent whole(Topology topology) {
    return new Extent(topology.graph().nodes(), true);
  }
}
