package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortPlan;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.plan.Drafts.Draft;
import io.rec.operator.controller.plan.release.Origin;
import io.rec.operator.controller.plan.release.Phase;
import io.rec.operator.controller.plan.release.Release;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import io.rec.operator.controller.plan.release.ReleaseInputs;
import io.rec.operator.controller.plan.release.ReleaseMachine;
import io.rec.operator.controller.plan.release.ReleaseOutcome;
import io.rec.operator.controller.plan.release.Revision;
import io.rec.operator.controller.plan.release.Rollout;
import io.rec.operator.controller.plan.release.Waves;
import io.rec.operator.controller.plan.release.Words;
import io.rec.operator.controller.render.Renderer;
import io.rec.operator.controller.render.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Thinks a change of the spec through, by the planners that would carry it out, and leaves it at
 * that. What differs only because this program renders otherwise than the operator that is
 * installed is told and not taken for a consequence of the change.
 */
public final class Preview {
  private final Drafts drafts;
  private final ReleaseReading reading;
  private final Renderer renderer = new Renderer();

  public Preview(Installation installation) {
    this.drafts = new Drafts(new Resolver(installation));
    this.reading = new ReleaseReading(drafts);
  }

  /**
   * What is asked about.
   *
   * @param stored the system as it stands, empty for one that is new
   * @param asked the same as it would be stored
   * @param unreadable Secrets of which nobody knows whether they are there
   */
  public record Question(
      Optional<Desk> stored, Desk asked, Observation seen, Set<String> unreadable, Instant now) {
    public Question {
      unreadable = Set.copyOf(unreadable);
    }

    /** The same where these objects are somebody else's. */
    public Question taken(List<String> names) {
      return new Question(stored, asked, seen.withTaken(names), unreadable, now);
    }
  }

  public Forecast of(Question question) {
    var topology = Topology.of(question.asked().spec());
    var ports = PortPlan.of(topology);
    var faults = Planner.faults(question.asked(), question.seen(), List.of(), topology, ports);
    return faults.isEmpty() && ports instanceof PortPlan.Assigned assigned
        ? forecast(question, new Draft(question.asked(), topology, assigned.manifest()))
        : Forecast.refused(faults);
  }

  private Forecast forecast(Question question, Draft draft) {
    var ground = PreviewGround.of(question, drafts, renderer);
    var asked = new Draft(ground.desk(draft.desk()), draft.topology(), draft.manifest());
    var running = drafts.running(asked, ground.seen());
    var objects = renderer.render(running);
    var templates = renderer.templates(running);
    var look = reading.read(asked, running, objects, templates, ground.seen());
    var release = ReleaseCodec.decode(asked.desk().status().release());
    var inputs =
        look.inputs(
                new Releases.Leave(true, true, Optional.empty()), release, Set.of(), question.now())
            .outsideWindows()
            .unasked();
    var change =
        release.phase() instanceof Phase.Installing installing
            ? installation(question, look, installing)
            : release(question, look, release, inputs);
    var remarks = new ArrayList<>(ground.remarks());
    remarks.addAll(PreviewRemarks.headlines(question));
    remarks.addAll(change.remarks());
    remarks.addAll(PreviewRemarks.ofTheDesk(question));
    if (change.begins()) {
      remarks.addAll(PreviewRemarks.waits(question, inputs, change.leavesLive()));
    }
    VolumeWish.of(question.asked(), ground.seen().volume())
        .map(
            wish ->
                "volume %s grows from %s to %s".formatted(wish.claim(), wish.from(), wish.size()))
        .ifPresent(remarks::add);
    return new Forecast(
        List.of(),
        change.atOnce(),
        rolls(change, objects, templates),
        change.gone(),
        change.migration(),
        question.stored().isPresent()
            ? Asides.between(before(question.stored().get(), look, release), objects)
            : List.of(),
        remarks,
        objects);
  }

  /** Of a stored spec that does not fit together nothing was made; the last good one stands. */
  private List<HasMetadata> before(Desk stored, ReleaseLook look, Release release) {
    return Drafts.draft(stored, stored.spec())
        .or(
            () ->
                release.phase() instanceof Phase.Stable stable
                    ? stable.revision().flatMap(look::draft)
                    : Optional.empty())
        .map(draft -> renderer.render(drafts.running(draft, look.seen())))
        .orElse(List.of());
  }

  /** What a release, or an installation, comes to. */
  private record Change(
      boolean atOnce,
      List<List<String>> waves,
      List<String> gone,
      Optional<String> migration,
      Map<String, PodTemplateSpec> from,
      boolean leavesLive,
      boolean begins,
      List<String> remarks) {}

  /**
   * Never ready so far: whatever the spec says is applied at once, dependencies get ready first.
   */
  private Change installation(Question question, ReleaseLook look, Phase.Installing installing) {
    var revision = installing.revision().map(number -> look.revisions().get(number));
    var before = revision.map(found -> found.digests()).orElseGet(Collections::emptySortedMap);
    var from = revision.map(found -> bearing(question, look, found.number())).orElse(Map.of());
    return new Change(
        true,
        Waves.of(before, look.wish().digests(), look.wish().layers(), Integer.MAX_VALUE),
        gone(before, look.wish().digests()),
        Optional.of(look.wish().migration()).filter(name -> revision.isEmpty()),
        from,
        false,
        false,
        List.of());
  }

  private Change release(
      Question question, ReleaseLook look, Release release, ReleaseInputs inputs) {
    var outcome = ReleaseMachine.next(release, inputs, question.now());
    var before = release.phase().underWay();
    var after = outcome.next().phase().underWay();
    var remarks = new ArrayList<>(unlike(look, release));
    if (after.isEmpty()) {
      remarks.addAll(told(outcome.words()));
      return still(remarks);
    }
    if (before.map(Rollout::candidate).equals(Optional.of(after.get().candidate()))) {
      remarks.add("release %s is under way and goes on".formatted(after.get().version()));
      return still(remarks);
    }
    before.ifPresent(
        rollout ->
            remarks.add(
                "release %s is under way and ends where it is".formatted(rollout.version())));
    return rollout(question, look.with(outcome.store()), outcome, after.get(), remarks);
  }

  private static Change still(List<String> remarks) {
    return new Change(
        false, List.of(), List.of(), Optional.empty(), Map.of(), false, false, remarks);
  }

  private Change rollout(
      Question question,
      ReleaseLook look,
      ReleaseOutcome outcome,
      Rollout rollout,
      List<String> remarks) {
    var good = known(look, rollout.good());
    var base = known(look, rollout.base());
    var candidate = known(look, rollout.candidate());
    var waves = new ArrayList<>(rollout.waves());
    if (outcome.next().phase() instanceof Phase.RollingBack back) {
      waves = new ArrayList<>(rollout.waves().subList(0, back.number() + 1).reversed());
    }
    var migrates =
        !candidate.migration().equals(good.migration())
            && !good.migration().isEmpty()
            && !candidate.migration().isEmpty();
    return new Change(
        false,
        waves,
        gone(base.digests(), candidate.digests()),
        Optional.of(candidate.migration()).filter(name -> migrates),
        bearing(question, look, base.number()),
        good.live() && !candidate.live(),
        true,
        remarks);
  }

  private static Revision known(ReleaseLook look, long number) {
    return Optional.ofNullable(look.revisions().get(number))
        .orElseThrow(() -> new IllegalStateException("revision %d is gone".formatted(number)));
  }

  private static List<String> gone(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    return before.keySet().stream().filter(name -> !after.containsKey(name)).toList();
  }

  /**
   * What the pods of a revision bear: as its spec is rendered here, so that only the change of the
   * spec shows, or as it is stored where its spec is not known.
   */
  private Map<String, PodTemplateSpec> bearing(Question question, ReleaseLook look, long number) {
    var digests = known(look, number).digests();
    var origins = new TreeMap<String, Origin>();
    digests.keySet().forEach(name -> origins.put(name, new Origin.Stored(number)));
    var templates = new HashMap<String, PodTemplateSpec>();
    digests.keySet().forEach(name -> templates.put(name, look.template(name, origins)));
    look.draft(number)
        .map(draft -> renderer.templates(drafts.running(draft, question.seen())).byWorkload())
        .ifPresent(
            rendered -> rendered.forEach((name, template) -> templates.replace(name, template)));
    return templates;
  }

  private List<String> unlike(ReleaseLook look, Release release) {
    return release.phase() instanceof Phase.Stable stable
        ? stable
            .revision()
            .filter(look.revisions()::containsKey)
            .flatMap(
                number ->
                    look.draft(number)
                        .map(draft -> renderer.templates(drafts.running(draft, look.seen())))
                        .map(
                            rendered ->
                                PreviewRemarks.unlike(
                                    known(look, number).digests(), rendered.digests())))
            .orElse(List.of())
        : List.of();
  }

  private static List<String> told(Words words) {
    return words.degraded().map(word -> List.of(word.message())).orElse(List.of());
  }

  private static List<List<Forecast.Roll>> rolls(
      Change change, List<HasMetadata> objects, Templates templates) {
    var kinds = new HashMap<String, String>();
    objects.stream()
        .filter(object -> Templates.of(object).isPresent())
        .forEach(object -> kinds.put(object.getMetadata().getName(), object.getKind()));
    return change.waves().stream()
        .map(
            wave ->
                wave.stream()
                    .map(
                        name ->
                            new Forecast.Roll(
                                name,
                                kinds.getOrDefault(name, "Deployment"),
                                reasons(change.from().get(name), templates.byWorkload().get(name))))
                    .toList())
        .toList();
  }

  private static List<String> reasons(
      @Nullable PodTemplateSpec from, @Nullable PodTemplateSpec to) {
    if (from == null) {
      return List.of("new");
    }
    if (to == null) {
      return List.of("back to what it bore before");
    }
    var words = TemplateDifference.words(from, to);
    return words.isEmpty() ? List.of("back to what it bore before") : words;
  }
}
