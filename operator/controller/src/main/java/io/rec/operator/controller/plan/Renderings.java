package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.render.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Fingerprints of the workloads that this generation wants. A workload that bears another one is
 * the work of an earlier generation, however well it runs.
 */
record Renderings(Map<String, String> workloads) {
  Renderings {
    workloads = Map.copyOf(workloads);
  }

  /** Of a plan's objects; none are known while a spec is refused. */
  static Renderings of(Collection<HasMetadata> objects) {
    var found = new HashMap<String, String>();
    for (var object : objects) {
      if (object.getKind().equals("Deployment") || object.getKind().equals("StatefulSet")) {
        var meta = object.getMetadata();
        found.put(
            meta.getName(),
            requireNonNullElse(meta.getAnnotations(), Map.<String, String>of())
                .getOrDefault(Names.RENDERED, ""));
      }
    }
    return new Renderings(found);
  }

  boolean outdated(WorkloadSeen seen) {
    var wanted = workloads.get(seen.name());
    return wanted != null && !wanted.equals(seen.rendered());
  }
}
