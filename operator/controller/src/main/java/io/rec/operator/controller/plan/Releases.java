package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.plan.Drafts.Draft;
import io.rec.operator.controller.plan.machine.Machine;
import io.rec.operator.controller.plan.machine.Turn;
import io.rec.operator.controller.plan.release.Applied;
import io.rec.operator.controller.plan.release.Kept;
import io.rec.operator.controller.plan.release.Phase;
import io.rec.operator.controller.plan.release.Release;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import io.rec.operator.controller.plan.release.ReleaseMachine;
import io.rec.operator.controller.plan.release.ReleaseOutcome;
import io.rec.operator.controller.plan.release.ReleasedSpec;
import io.rec.operator.controller.plan.release.Rollout;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.MigrationJob;
import io.rec.operator.controller.render.Renderer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From a spec to objects, by way of the revision that is in force or on its way. */
final class Releases {
  private final Drafts drafts;
  private final Renderer wishes = new Renderer();
  private final Renderer renderer = new Renderer();
  private final ReleaseReading reading;

  Releases(Resolver resolver) {
    this.drafts = new Drafts(resolver);
    this.reading = new ReleaseReading(drafts);
  }

  /**
   * What a pass does about the release.
   *
   * @param topology of the spec that shapes the objects
   * @param schema how the database stands to what is applied
   * @param kept names of Jobs that stay although they are not among the objects
   */
  record Planned(
      Blueprint blueprint,
      Topology topology,
      List<HasMetadata> objects,
      ReleaseOutcome outcome,
      Schema schema,
      RevisionWish revisions,
      Set<String> kept) {

    /** The status has to be stored before anything is applied. */
    boolean advances(ReleaseStatus before) {
      return !(outcome.next().phase() instanceof Phase.Installing)
          && !ReleaseCodec.encode(outcome.next()).equals(before);
    }
  }

  /**
   * Who may act.
   *
   * @param writes anything but the status may be written
   * @param mayAct no other step is taken in this pass and nobody has the right of way
   * @param waitsFor who has it
   */
  record Leave(boolean writes, boolean mayAct, Optional<String> waitsFor) {}

  /**
   * @param free no other step is taken in this pass
   */
  static Leave leave(Desk desk, boolean writes, boolean free) {
    if (!writes) {
      return new Leave(false, false, Optional.of("rec.io/paused to be taken away"));
    }
    var self = machine(desk);
    var wishes = EnumSet.of(self);
    if (desk.stops()) {
      wishes.add(Machine.SUSPEND);
    }
    var first = Turn.of(desk.status(), wishes).waitsFor(self);
    return new Leave(true, free && first.isEmpty(), first);
  }

  /** Whoever goes back, or is asked to, has the right of way of a rollback. */
  private static Machine machine(Desk desk) {
    var back =
        ReleaseCodec.decode(desk.status().release()).phase() instanceof Phase.RollingBack
            || RollbackRecord.asked(desk).isPresent();
    return back ? Machine.ROLLBACK : Machine.RELEASE;
  }

  Planned plan(Draft asked, Observation seen, Leave leave, Instant now) {
    var release = ReleaseCodec.decode(asked.desk().status().release());
    var plain = drafts.running(asked, seen);
    var running = plain.withMigration(migrates(release.phase(), plain, seen));
    var rendered = wishes.render(running);
    var templates = wishes.templates(running);
    var look = reading.read(asked, running, rendered, templates, seen);
    var settled =
        release.phase().underWay().isEmpty()
            ? Set.<String>of()
            : settled(release.phase(), asked, look, seen, now);
    var outcome =
        held(
            release,
            ReleaseMachine.next(release, look.inputs(leave, release, settled, now), now),
            leave);
    return planned(asked, look.with(outcome.store()), outcome, seen, now);
  }

  /** What cannot be stored must not be relied upon. */
  private static ReleaseOutcome held(Release before, ReleaseOutcome outcome, Leave leave) {
    return leave.writes() ? outcome : outcome.unlessStored(before);
  }

  private Set<String> settled(
      Phase phase, Draft asked, ReleaseLook look, Observation seen, Instant now) {
    var objects = objects(phase, ReleaseOutcome.shape(phase), asked, look, seen, now).objects();
    var wanted = Renderings.of(objects);
    var settled = new HashSet<String>();
    for (var object : objects) {
      var name = object.getMetadata().getName();
      switch (object.getKind()) {
        case "Deployment" -> {
          var workload = seen.deployments().get(name);
          if (workload != null
              && workload.complete()
              && !wanted.outdated(workload)
              && ComponentReport.trouble(name, seen).isEmpty()) {
            settled.add(name);
          }
        }
        case "StatefulSet" ->
            seen.database()
                .filter(set -> set.complete() && !wanted.outdated(set))
                .ifPresent(set -> settled.add(name));
        // Its pods come when their time has come.
        case "CronJob" -> settled.add(name);
        default -> {}
      }
    }
    return settled;
  }

  private record Shaped(Blueprint blueprint, Topology topology, List<HasMetadata> objects) {}

  private Shaped objects(
      Phase phase,
      Optional<Long> shape,
      Draft asked,
      ReleaseLook look,
      Observation seen,
      Instant now) {
    var draft = shape.flatMap(look::draft).orElse(asked);
    var oldPorts =
        OldPorts.of(draft.desk(), draft.topology(), draft.manifest(), seen, rolling(phase), now);
    var plain = careful(drafts.now(draft, seen, oldPorts), draft, asked);
    var blueprint = plain.withMigration(migrates(phase, plain, seen));
    var origins = Applied.origins(phase, look.revisions(), look.wish());
    var objects =
        rendererOf(blueprint, look)
            .render(blueprint, look.digests(origins), name -> look.template(name, origins));
    return new Shaped(blueprint, draft.topology(), objects);
  }

  /** Whoever no longer wants real money gets no new position while the old ones end. */
  private static Blueprint careful(Blueprint blueprint, Draft shaped, Draft asked) {
    return ReleasedSpec.live(shaped.desk().spec()) && !ReleasedSpec.live(asked.desk().spec())
        ? blueprint.withControl(ControlDocument.of(shaped.desk(), asked.desk().spec().mode()))
        : blueprint;
  }

  /** Mostly the two are the same, and one rendering is enough. */
  private Renderer rendererOf(Blueprint blueprint, ReleaseLook look) {
    return blueprint.equals(look.running()) ? wishes : renderer;
  }

  private Planned planned(
      Draft asked, ReleaseLook look, ReleaseOutcome outcome, Observation seen, Instant now) {
    var phase = outcome.next().phase();
    var shaped = objects(phase, outcome.shape(), asked, look, seen, now);
    var objects = new ArrayList<>(shaped.objects());
    var job = look.migration(outcome.next());
    if (phase instanceof Phase.Migrating && !seen.jobs().containsKey(job)) {
      objects.add(renderer.migration(look.running()));
    }
    var awaited = phase instanceof Phase.Installing || phase instanceof Phase.Migrating;
    var schema =
        awaited
            ? Schema.of(
                asked.desk(),
                seen,
                phase instanceof Phase.Migrating ? job : MigrationJob.name(shaped.blueprint()))
            : Schema.settled(seen);
    var keep = asked.desk().spec().rollout().keepRevisions();
    return new Planned(
        shaped.blueprint(),
        shaped.topology(),
        List.copyOf(objects),
        outcome,
        schema,
        new RevisionWish(
            look.unwritten(outcome.store()),
            Kept.dropped(outcome.next(), look.revisions().values(), keep)),
        kept(outcome, look, seen));
  }

  /**
   * On installation the Job comes as soon as there is a database, and one that was begun stays even
   * while the database is away for a moment. Later it is a phase of its own.
   */
  private static boolean migrates(Phase phase, Blueprint blueprint, Observation seen) {
    return phase instanceof Phase.Installing
        && ((blueprint.runs() && seen.open().isPresent())
            || seen.jobs().containsKey(MigrationJob.name(blueprint)));
  }

  /** A Job that went away would be asked for again, or taken for one that never was. */
  private static Set<String> kept(ReleaseOutcome outcome, ReleaseLook look, Observation seen) {
    return switch (outcome.next().phase()) {
      case Phase.Installing installing -> Set.of();
      case Phase.Stable stable when outcome.shape().isEmpty() ->
          stable
              .revision()
              .map(number -> look.revisions().get(number))
              .map(revision -> revision.migration())
              .filter(name -> !name.isEmpty())
              .map(Set::of)
              .orElse(seen.jobs().keySet());
      case Phase.Stable stable -> seen.jobs().keySet();
      case Phase.Preflight preflight -> seen.jobs().keySet();
      case Phase.Migrating migrating -> seen.jobs().keySet();
      case Phase.Wave wave -> seen.jobs().keySet();
      case Phase.Verifying verifying -> seen.jobs().keySet();
      case Phase.RollingBack back -> seen.jobs().keySet();
      case Phase.Unknown unknown -> seen.jobs().keySet();
    };
  }

  /** Workloads of which some pods may still listen where they did before. */
  private static Set<String> rolling(Phase phase) {
    return switch (phase) {
      case Phase.Preflight preflight -> from(preflight.rollout(), 0);
      case Phase.Migrating migrating -> from(migrating.rollout(), 0);
      case Phase.Wave wave -> from(wave.rollout(), wave.number());
      case Phase.RollingBack back -> from(back.rollout(), back.number());
      case Phase.Verifying verifying -> Set.of();
      case Phase.Installing installing -> Set.of();
      case Phase.Stable stable -> Set.of();
      case Phase.Unknown unknown -> Set.of();
    };
  }

  private static Set<String> from(Rollout rollout, int wave) {
    var names = new HashSet<String>();
    rollout
        .waves()
        .subList(Math.min(wave, rollout.waves().size()), rollout.waves().size())
        .forEach(names::addAll);
    return names;
  }
}
