package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.plan.Drafts.Draft;
import io.rec.operator.controller.plan.release.ReleasedSpec;
import io.rec.operator.controller.plan.release.Revision;
import io.rec.operator.controller.plan.release.Wish;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.MigrationJob;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Renderer;
import io.rec.operator.controller.render.RevisionArchive;
import io.rec.operator.controller.render.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What is behind the digests that a release is decided by. */
final class ReleaseReading {
  private final Drafts drafts;
  private final Renderer rereads = new Renderer();
  private final Archives archives = new Archives();

  ReleaseReading(Drafts drafts) {
    this.drafts = drafts;
  }

  ReleaseLook read(
      Draft asked,
      Blueprint running,
      List<HasMetadata> rendered,
      Templates templates,
      Observation seen) {
    var revisions = new HashMap<Long, Revision>();
    seen.releases()
        .revisions()
        .forEach((number, revision) -> revisions.put(number, summary(revision)));
    return new ReleaseLook(
        this,
        asked,
        running,
        templates,
        wish(asked, running, templates),
        revisions,
        differing(rendered, seen),
        seen,
        Map.of());
  }

  private static Revision summary(RevisionSeen seen) {
    return new Revision(
        seen.number(),
        Optional.of(seen.created()),
        seen.version(),
        seen.live(),
        seen.partial(),
        seen.migration(),
        seen.digests());
  }

  private static Wish wish(Draft asked, Blueprint running, Templates templates) {
    var spec = asked.desk().spec();
    var layers = new ArrayList<List<String>>();
    layers.add(List.of(Names.POSTGRES));
    asked.topology().graph().layers().forEach(layer -> layers.add(List.copyOf(layer)));
    var rollout = spec.rollout();
    return new Wish(
        ReleasedSpec.hash(spec),
        spec.version(),
        ReleasedSpec.live(spec),
        MigrationJob.name(running),
        templates.digests(),
        layers,
        new Wish.Pace(
            rollout.autoRollback(),
            rollout.progressDeadline().toDuration(),
            rollout.maxParallel(),
            rollout.keepRevisions()));
  }

  /** Templates of the cluster that are not what would be rendered now. */
  private static Map<String, PodTemplateSpec> differing(
      List<HasMetadata> rendered, Observation seen) {
    var wanted = Renderings.of(rendered);
    var differing = new HashMap<String, PodTemplateSpec>();
    seen.releases()
        .running()
        .forEach(
            (name, template) -> {
              var workload =
                  name.equals(Names.POSTGRES)
                      ? seen.database()
                      : Optional.ofNullable(seen.deployments().get(name));
              if (workload.filter(wanted::outdated).isPresent()) {
                differing.put(name, Templates.bare(template));
              }
            });
    return differing;
  }

  /** Empty for a revision whose spec nobody knows, or that no longer fits together. */
  Optional<Draft> draft(RevisionArchive archive, Draft asked) {
    return Optional.ofNullable(archive.spec())
        .flatMap(
            spec -> Drafts.draft(asked.desk(), ReleasedSpec.overlay(spec, asked.desk().spec())));
  }

  /** The same spec as this operator renders it. */
  Optional<SortedMap<String, String>> reread(
      RevisionArchive archive, Draft asked, Observation seen) {
    return draft(archive, asked)
        .map(draft -> rereads.templates(drafts.running(draft, seen)).digests());
  }

  RevisionArchive open(RevisionSeen revision) {
    return archives.of(revision);
  }
}
