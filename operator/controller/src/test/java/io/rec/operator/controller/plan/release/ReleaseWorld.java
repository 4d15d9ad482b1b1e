package io.rec.operator.controller.plan.release;

import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.controller.plan.release.ReleaseInputs.Migration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cluster, its API server and an operator that may die after any of its writes. */
final class ReleaseWorld {
  static final int MAX_PARALLEL = 2;
  static final int KEEP = 3;
  private static final Duration BETWEEN_PASSES = Duration.ofSeconds(20);

  /** Passes in which a rollout comes to its end, with all its deadlines and the way back. */
  private static final int LONG_ENOUGH = 80;

  private final Story story;
  private final Set<Integer> crashes;
  private int writes;
  private Instant now = Situation.NOW;
  private int pass;

  private ReleaseStatus status = ReleaseStatus.empty();
  private final Map<Long, Revision> revisions = new HashMap<>();
  private final Map<Long, SortedMap<String, String>> specs = new HashMap<>();
  private final SortedMap<String, String> bears = new TreeMap<>();
  private SortedMap<String, String> wished = new TreeMap<>(Situation.FIRST);
  private int mostAtOnce;

  /**
   * What happens to a desk.
   *
   * @param sick templates that never get well
   */
  record Story(List<Change> changes, Set<String> sick, boolean migrationWorks) {}

  /** Another spec, so many passes after the one before. */
  record Change(int after, List<String> digests) {}

  /** Where it ends. */
  record End(
      boolean resting,
      SortedMap<String, String> bears,
      SortedMap<String, String> inForce,
      SortedMap<String, String> wished,
      Optional<String> version,
      Optional<Failure> failure) {}

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  ReleaseWorld(Story story, List<Integer> crashes) {
    this.story = story;
    this.crashes = Set.copyOf(new HashSet<>(crashes));
  }

  ReleaseWorld run() {
    var passes = story.changes().stream().mapToInt(Change::after).sum() + LONG_ENOUGH;
    for (pass = 0; pass < passes; pass++) {
      change();
      try {
        pass();
      } catch (Died dead) {
        // The next pass is that of another process, which knows what was written.
        continue;
      } finally {
        now = now.plus(BETWEEN_PASSES);
      }
    }
    return this;
  }

  private void change() {
    var at = 0;
    for (var change : story.changes()) {
      at += change.after();
      if (at == pass) {
        wished = new TreeMap<>(wished);
        change.digests().forEach(digest -> wished.put(digest.substring(0, 1), digest));
      }
    }
  }

  private void pass() {
    var release = ReleaseCodec.decode(status);
    var settled = settled();
    var outcome = ReleaseMachine.next(release, inputs(settled), now);
    for (var fresh : outcome.store()) {
      write();
      revisions.put(fresh.number(), fresh.summary());
      if (fresh.specKnown()) {
        specs.put(fresh.number(), new TreeMap<>(wished));
      }
    }
    var next = outcome.next();
    if (!(next.phase() instanceof Phase.Installing)) {
      report(next);
    }
    apply(next);
    for (var number : Kept.dropped(next, revisions.values(), KEEP)) {
      write();
      revisions.remove(number);
    }
    report(settled.size() == wished.size() ? next.installed(version(), now) : next);
  }

  private void report(Release next) {
    var flat = ReleaseCodec.encode(next);
    if (!flat.equals(status)) {
      write();
      status = flat;
    }
  }

  private void apply(Release next) {
    var wanted =
        Applied.digests(
            Applied.origins(next.phase(), revisions, wish()), revisions, inputs(Set.of()));
    var changed = 0;
    for (var entry : wanted.entrySet()) {
      if (!entry.getValue().equals(bears.get(entry.getKey()))) {
        write();
        bears.put(entry.getKey(), entry.getValue());
        changed++;
      }
    }
    if (!(next.phase() instanceof Phase.Installing)) {
      mostAtOnce = Math.max(mostAtOnce, changed);
    }
  }

  private void write() {
    if (crashes.contains(writes++)) {
      throw new Died();
    }
  }

  /** Those that are well, with what the phase wants of them. */
  private Set<String> settled() {
    var release = ReleaseCodec.decode(status);
    var wanted =
        Applied.digests(
            Applied.origins(release.phase(), revisions, wish()), revisions, inputs(Set.of()));
    var settled = new HashSet<String>();
    bears.forEach(
        (name, digest) -> {
          if (digest.equals(wanted.get(name)) && !story.sick().contains(digest)) {
            settled.add(name);
          }
        });
    return settled;
  }

  private String version() {
    return "3.0." + wished.hashCode();
  }

  private Wish wish() {
    return new Wish(
        "hash-" + wished,
        version(),
        false,
        "migrate-" + version(),
        wished,
        Situation.LAYERS,
        new Wish.Pace(true, Duration.ofMinutes(5), MAX_PARALLEL, KEEP));
  }

  private ReleaseInputs inputs(Set<String> settled) {
    var troubles = new HashMap<String, String>();
    bears.forEach(
        (name, digest) -> {
          if (story.sick().contains(digest)) {
            troubles.put(name, "CrashLoopBackOff of " + digest);
          }
        });
    return new ReleaseInputs(
        true,
        Optional.empty(),
        wish(),
        revisions,
        specs,
        new TreeMap<>(),
        true,
        new ReleaseInputs.Cluster(
            settled,
            troubles,
            settled.containsAll(wished.keySet()),
            true,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of(0),
            Optional.empty()),
        story.migrationWorks() ? new Migration.Done() : new Migration.Failed("V7 is broken"),
        Optional.empty(),
        false);
  }

  int mostAtOnce() {
    return mostAtOnce;
  }

  int stored() {
    return revisions.size();
  }

  End end() {
    var release = ReleaseCodec.decode(status);
    var inForce =
        release.phase() instanceof Phase.Stable stable
            ? stable.revision().map(revisions::get).map(Revision::digests).orElse(new TreeMap<>())
            : new TreeMap<String, String>();
    return new End(
        release.phase() instanceof Phase.Stable,
        bears,
        inForce,
        wished,
        release.version(),
        release.failure());
  }
}
