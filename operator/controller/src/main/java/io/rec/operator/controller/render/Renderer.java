package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All objects of a system except its Secrets, which are never rendered from memory. Remembers the
 * last rendering of each: most passes find nothing new, and rendering is nine tenths of their work.
 * Whoever gets a rendering must not change it.
 */
public final class Renderer {
  /** More desks than one operator is meant for; a rendering takes some hundred kilobytes. */
  private static final int REMEMBERED = 256;

  private final Map<Owner, Rendering> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Owner, Rendering> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Rendering(
      Blueprint blueprint, List<HasMetadata> objects, Templates templates, Dress dress) {}

  private record Dress(Map<String, String> digests, List<HasMetadata> objects) {}

  /** The database comes first: it is what everybody waits for. */
  public List<HasMetadata> render(Blueprint blueprint) {
    return rendering(blueprint).objects();
  }

  /** The pod templates among them. */
  public Templates templates(Blueprint blueprint) {
    return rendering(blueprint).templates();
  }

  /**
   * The same with stored pod templates in the place of rendered ones. A workload that has no
   * template there is left out.
   *
   * @param digests of the templates that workloads shall bear
   * @param stored gives the template of a workload whose digest is not that of the rendered one
   */
  public List<HasMetadata> render(
      Blueprint blueprint, Map<String, String> digests, Function<String, PodTemplateSpec> stored) {
    var rendering = rendering(blueprint);
    if (rendering.dress().digests().equals(digests)) {
      return rendering.dress().objects();
    }
    var dressed = rendering.templates().dressed(rendering.objects(), digests, stored);
    remember(
        new Rendering(
            blueprint,
            rendering.objects(),
            rendering.templates(),
            new Dress(Map.copyOf(digests), dressed)));
    return dressed;
  }

  /** The Job that brings the schema to this release. */
  public HasMetadata migration(Blueprint blueprint) {
    return Canonical.of(MigrationJob.of(blueprint));
  }

  private Rendering rendering(Blueprint blueprint) {
    var known = remembered(blueprint.owner());
    if (known.isPresent() && known.get().blueprint().equals(blueprint)) {
      return known.get();
    }
    var objects = objects(blueprint);
    var templates = Templates.of(objects, BackupObjects.unreleased(blueprint));
    var fresh =
        new Rendering(blueprint, objects, templates, new Dress(templates.digests(), objects));
    remember(fresh);
    return fresh;
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
    objects.addAll(BackupObjects.of(blueprint));
    objects.addAll(ConfigObjects.of(blueprint));
    objects.addAll(ServiceObjects.of(blueprint));
    blueprint
        .components()
        .forEach(component -> objects.addAll(ComponentObjects.of(blueprint, component)));
    objects.addAll(GatewayObjects.of(blueprint));
    objects.addAll(ScrapeObjects.of(blueprint));
    objects.addAll(DetectorRights.of(blueprint));
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
