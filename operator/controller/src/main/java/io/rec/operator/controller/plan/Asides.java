package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.rec.operator.controller.plan.Forecast.Aside;
import io.rec.operator.controller.render.Canonical;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changes around the pods: everything but their templates. */
final class Asides {
  private Asides() {}

  static List<Aside> between(List<HasMetadata> before, List<HasMetadata> after) {
    var old = byName(before);
    var asides = new ArrayList<Aside>();
    byName(after)
        .forEach(
            (key, object) -> {
              var was = old.remove(key);
              if (was == null) {
                add(asides, object, "created");
              } else if (!around(was).equals(around(object))) {
                asides.add(aside(object, change(was, object)));
              }
            });
    old.values().forEach(object -> add(asides, object, "removed"));
    return asides;
  }

  /** Workloads that come and go are told with the pods. */
  private static void add(List<Aside> asides, HasMetadata object, String change) {
    if (Templates.of(object).isEmpty()) {
      asides.add(aside(object, change));
    }
  }

  private static Aside aside(HasMetadata object, String change) {
    return new Aside(object.getKind(), object.getMetadata().getName(), change);
  }

  private static String change(HasMetadata was, HasMetadata is) {
    if (was instanceof Deployment before && is instanceof Deployment after) {
      var from = before.getSpec().getReplicas();
      var to = after.getSpec().getReplicas();
      if (!Objects.equals(from, to)) {
        return "replicas %s to %s".formatted(told(from), told(to));
      }
    }
    return "changed";
  }

  private static String told(@Nullable Integer replicas) {
    return replicas == null ? "as its autoscaler says" : replicas.toString();
  }

  private static Map<String, HasMetadata> byName(List<HasMetadata> objects) {
    var found = new LinkedHashMap<String, HasMetadata>();
    objects.forEach(
        object -> found.put(object.getKind() + "/" + object.getMetadata().getName(), object));
    return found;
  }

  /** Without what is told elsewhere, and without the fingerprint of the whole. */
  private static String around(HasMetadata object) {
    var tree = Canonical.read(Canonical.text(object), Map.class);
    drop(tree, "metadata", "labels", Labels.VERSION);
    drop(tree, "metadata", "annotations", Names.RENDERED);
    drop(tree, "spec", "template");
    drop(tree, "spec", "jobTemplate", "spec", "template");
    return Canonical.text(tree);
  }

  private static void drop(Map<?, ?> tree, String... path) {
    Object node = tree;
    for (var step = 0; step < path.length - 1; step++) {
      node = node instanceof Map<?, ?> map ? map.get(path[step]) : null;
    }
    if (node instanceof Map<?, ?> map) {
      map.remove(path[path.length - 1]);
    }
  }
}
