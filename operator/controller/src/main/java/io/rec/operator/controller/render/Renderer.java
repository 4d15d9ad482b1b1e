package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All objects of a system except its Secrets, which are never rendered from memory. Remembers the
 * last rendering of the systems asked about last: most passes find nothing new, and rendering is
 * nine tenths of their work. Whoever gets a rendering must not change it.
 */
public final class Renderer {
  /** A rendering takes some hundred kilobytes. */
  private static final int REMEMBERED = 16;

  private final Map<Owner, Rendering> last =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Owner, Rendering> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Rendering(Blueprint blueprint, List<HasMetadata> objects) {}

  /** The database comes first: it is what everybody waits for. */
  public List<HasMetadata> render(Blueprint blueprint) {
    var known = remembered(blueprint.owner());
    if (known.isPresent() && known.get().blueprint().equals(blueprint)) {
      return known.get().objects();
    }
    var objects = objects(blueprint);
    remember(new Rendering(blueprint, objects));
    return objects;
  }

  private synchronized Optional<Rendering> remembered(Owner owner) {
    return Optional.ofNullable(last.get(owner));
  }

  private synchronized void remember(Rendering rendering) {
    last.put(rendering.blueprint().owner(), rendering);
  }

  private static List<HasMetadata> objects(Blueprint blueprint) {
    var objects = new ArrayList<HasMetadata>();
    if (blueprint.database() instanceof Blueprint.Database.Managed managed) {
      objects.addAll(DatabaseObjects.of(blueprint, managed));
    }
    objects.addAll(ConfigObjects.of(blueprint));
    objects.addAll(ServiceObjects.of(blueprint));
    blueprint
        .components()
        .forEach(component -> objects.addAll(ComponentObjects.of(blueprint, component)));
    if (blueprint.switches().migration()) {
      objects.add(MigrationJob.of(blueprint));
    }
    if (blueprint.switches().regeneration()) {
      objects.add(RegenerationSchedule.of(blueprint));
    }
    if (blueprint.switches().networkPolicies()) {
      objects.addAll(NetworkPolicies.of(blueprint));
    }
    return objects.stream().map(Canonical::of).toList();
  }
}
