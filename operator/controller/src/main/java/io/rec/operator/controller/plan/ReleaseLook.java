package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.rec.operator.api.Verbs;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.TradingFigures;
import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.plan.Drafts.Draft;
import io.rec.operator.controller.plan.release.NewRevision;
import io.rec.operator.controller.plan.release.Origin;
import io.rec.operator.controller.plan.release.Phase;
import io.rec.operator.controller.plan.release.Release;
import io.rec.operator.controller.plan.release.ReleaseInputs;
import io.rec.operator.controller.plan.release.ReleaseInputs.Migration;
import io.rec.operator.controller.plan.release.Revision;
import io.rec.operator.controller.plan.release.Wish;
import io.rec.operator.controller.plan.window.MaintenanceWindows;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.RevisionArchive;
import io.rec.operator.controller.render.RevisionObject;
import io.rec.operator.controller.render.RevisionObject.Unwritten;
import io.rec.operator.controller.render.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One look at everything a release is decided by.
 *
 * @param running blueprint of the spec of now, as if nothing were suspended
 * @param differing templates of the cluster that are not what would be rendered now
 * @param fresh what is about to be stored
 */
record ReleaseLook(
    ReleaseReading reading,
    Draft asked,
    Blueprint running,
    Templates templates,
    Wish wish,
    Map<Long, Revision> revisions,
    Map<String, PodTemplateSpec> differing,
    Observation seen,
    Map<Long, RevisionArchive> fresh) {

  ReleaseLook {
    revisions = Map.copyOf(revisions);
    differing = Map.copyOf(differing);
    fresh = Map.copyOf(fresh);
  }

  ReleaseInputs inputs(Releases.Leave leave, Release release, Set<String> settled, Instant now) {
    var desk = asked.desk();
    var digests = new TreeMap<String, String>();
    differing.forEach((name, template) -> digests.put(name, Templates.digest(template)));
    var generation = desk.status().observedGeneration();
    return new ReleaseInputs(
        leave.mayAct(),
        leave.waitsFor(),
        wish,
        revisions,
        reread(release),
        digests,
        generation != null && generation == desk.generation(),
        cluster(settled),
        migrationOf(release),
        RollbackRecord.asked(desk)
            .map(
                value ->
                    new ReleaseInputs.Asked(value, desk.annotations().getOrDefault(Verbs.BY, ""))),
        MaintenanceWindows.within(desk.spec().maintenanceWindows(), now));
  }

  private ReleaseInputs.Cluster cluster(Set<String> settled) {
    var troubles = new HashMap<String, String>();
    Stream.concat(
            asked.topology().enabled().stream().map(component -> component.name()),
            Stream.of(Names.POSTGRES))
        .forEach(
            name ->
                ComponentReport.trouble(name, seen).ifPresent(words -> troubles.put(name, words)));
    return new ReleaseInputs.Cluster(
        settled,
        troubles,
        seen.open().isPresent() && settled.containsAll(wish.digests().keySet()),
        seen.open().isPresent(),
        seen.jobs().values().stream()
            .filter(job -> job.name().startsWith(Names.MIGRATION + "-"))
            .filter(job -> !job.succeeded() && !job.failed())
            .map(JobSeen::name)
            .sorted()
            .toList(),
        unnamedImages(),
        asked.desk().spec().copiesDatabase()
            ? Optional.ofNullable(asked.desk().status().backup().lastSuccess())
            : Optional.empty(),
        seen.open().flatMap(Look.Open::trading).map(TradingFigures::open),
        OwnersSecrets.missing(asked.desk(), seen).map(Lack::message));
  }

  private List<String> unnamedImages() {
    return templates.byWorkload().entrySet().stream()
        .filter(
            entry ->
                entry.getValue().getSpec().getContainers().stream()
                    .anyMatch(container -> container.getImage().isBlank()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<Long, SortedMap<String, String>> reread(Release release) {
    var numbers = new ArrayList<Long>();
    if (release.phase() instanceof Phase.Stable stable) {
      stable.revision().ifPresent(numbers::add);
    }
    release
        .phase()
        .underWay()
        .ifPresent(rollout -> numbers.addAll(List.of(rollout.good(), rollout.candidate())));
    var reread = new HashMap<Long, SortedMap<String, String>>();
    for (var number : numbers) {
      var revision = revisions.get(number);
      if (revision != null && !revision.digests().equals(wish.digests())) {
        archive(number)
            .flatMap(archive -> reading.reread(archive, asked, seen))
            .ifPresent(digests -> reread.put(number, digests));
      }
    }
    return reread;
  }

  private Migration migrationOf(Release release) {
    var name = migration(release);
    var job = Optional.ofNullable(seen.jobs().get(name));
    if (job.isEmpty()) {
      return new Migration.Pending();
    }
    if (job.get().failed()) {
      return new Migration.Failed(Schema.words(seen, name));
    }
    return job.get().succeeded() ? new Migration.Done() : new Migration.Pending();
  }

  /**
   * Name of the Job that the candidate waits for. A newer operator may spell the Job differently;
   * one that is there already is good enough.
   */
  String migration(Release release) {
    return release
        .phase()
        .underWay()
        .map(rollout -> revisions.get(rollout.candidate()))
        .map(Revision::migration)
        .filter(name -> seen.jobs().containsKey(name))
        .orElse(wish.migration());
  }

  /** The same with what is about to be stored. */
  ReleaseLook with(List<NewRevision> store) {
    var more = new HashMap<>(revisions);
    var archives = new HashMap<>(fresh);
    var longer = this;
    for (var revision : store) {
      archives.put(revision.number(), longer.archive(revision));
      more.put(revision.number(), revision.summary());
      longer =
          new ReleaseLook(
              reading, asked, running, templates, wish, more, differing, seen, archives);
    }
    return longer;
  }

  private RevisionArchive archive(NewRevision revision) {
    var contents = new TreeMap<String, PodTemplateSpec>();
    revision
        .origins()
        .keySet()
        .forEach(name -> contents.put(name, template(name, revision.origins())));
    return new RevisionArchive(revision.specKnown() ? asked.desk().spec() : null, contents);
  }

  private Optional<RevisionArchive> archive(long number) {
    return Optional.ofNullable(fresh.get(number))
        .or(() -> Optional.ofNullable(seen.releases().revisions().get(number)).map(reading::open));
  }

  /** A stored spec in what a release is made from, the one of now in everything else. */
  Optional<Draft> draft(long number) {
    return archive(number).flatMap(archive -> reading.draft(archive, asked));
  }

  SortedMap<String, String> digests(Map<String, Origin> origins) {
    var digests = new TreeMap<String, String>();
    origins.forEach(
        (name, origin) -> digest(name, origin).ifPresent(found -> digests.put(name, found)));
    return digests;
  }

  private Optional<String> digest(String name, Origin origin) {
    return switch (origin) {
      case Origin.Wished wished -> Optional.ofNullable(wish.digests().get(name));
      case Origin.Running running ->
          Optional.ofNullable(differing.get(name)).map(Templates::digest);
      case Origin.Stored stored ->
          Optional.ofNullable(revisions.get(stored.revision()))
              .map(revision -> revision.digests().get(name));
    };
  }

  PodTemplateSpec template(String name, Map<String, Origin> origins) {
    var found =
        switch (origins.get(name)) {
          case Origin.Wished wished -> templates.byWorkload().get(name);
          case Origin.Running running -> differing.get(name);
          case Origin.Stored stored ->
              archive(stored.revision()).map(archive -> archive.templates().get(name)).orElse(null);
          case null -> null;
        };
    if (found == null) {
      throw new IllegalStateException("no template of " + name + " is stored");
    }
    return found;
  }

  /** What is about to be stored. */
  List<Unwritten> unwritten(List<NewRevision> store) {
    return store.stream()
        .map(
            revision ->
                new Unwritten(
                    asked.desk().owner(),
                    new RevisionObject.Head(
                        revision.number(),
                        revision.version(),
                        revision.live(),
                        revision.partial(),
                        revision.migration(),
                        revision.digests()),
                    archive(revision.number()).orElseThrow()))
        .toList();
  }
}
