package io.rec.operator.controller.plan.release;

import io.rec.operator.controller.plan.release.ReleaseInputs.Migration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A desk of a database and five components in three layers, good by default. */
final class Situation {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final List<List<String>> LAYERS =
      List.of(List.of("postgres"), List.of("a", "b", "c"), List.of("d"), List.of("e"));
  static final SortedMap<String, String> FIRST =
      new TreeMap<>(
          Map.of("postgres", "p1", "a", "a1", "b", "b1", "c", "c1", "d", "d1", "e", "e1"));

  private Release release = stable(1);
  private Instant now = NOW;
  private final Map<Long, Revision> revisions = new HashMap<>();
  private final Map<Long, SortedMap<String, String>> reread = new HashMap<>();
  private final SortedMap<String, String> running = new TreeMap<>();
  private final SortedMap<String, String> wished = new TreeMap<>(FIRST);
  private final Set<String> settled = new HashSet<>(FIRST.keySet());
  private final Map<String, String> troubles = new HashMap<>();
  private final List<String> openMigrations = new ArrayList<>();
  private String version = "3.0.0";
  private String hash = "h1";
  private boolean live;
  private boolean mayAct = true;
  private boolean specSeen = true;
  private boolean windowOpen;
  private boolean databaseOpen = true;
  private boolean autoRollback = true;
  private Optional<String> waitsFor = Optional.empty();
  private Optional<Instant> lastBackup = Optional.empty();
  private Optional<Integer> openTrades = Optional.of(0);
  private Optional<String> missingSecret = Optional.empty();
  private Migration migration = new Migration.Pending();
  private Optional<String> asked = Optional.empty();

  /** Revision 1 is in force and everything is as the spec has it. */
  static Situation quiet() {
    return new Situation().stored(1, "3.0.0", FIRST);
  }

  static Release stable(long revision) {
    return new Release(
        new Phase.Stable(Optional.of(revision)),
        Optional.of(NOW),
        Optional.of("3.0.0"),
        Optional.empty(),
        List.of());
  }

  /** A release of everything, as its first pass has begun it. */
  static Situation releasing() {
    var situation = quiet().wishing("3.1.0", "a2", "b2", "c2", "d2", "e2");
    var begun = situation.next();
    return situation.after(begun);
  }

  /** What comes next is judged by what was decided here. */
  Situation after(ReleaseOutcome outcome) {
    release = outcome.next();
    outcome.store().forEach(fresh -> revisions.put(fresh.number(), fresh.summary()));
    outcome
        .store()
        .forEach(
            fresh -> {
              if (fresh.specKnown()) {
                reread.put(fresh.number(), new TreeMap<>(wished));
              }
            });
    return this;
  }

  Situation at(Release other) {
    release = other;
    return this;
  }

  Situation stored(long number, String release, Map<String, String> digests) {
    return stored(number, release, false, digests);
  }

  Situation stored(long number, String release, boolean live, Map<String, String> digests) {
    revisions.put(
        number,
        new Revision(
            number,
            Optional.of(NOW),
            release,
            live,
            false,
            "migrate-" + release,
            new TreeMap<>(digests)));
    return this;
  }

  Situation lost(long number) {
    revisions.remove(number);
    return this;
  }

  /** Digests are named after the component they belong to. */
  Situation wishing(String release, String... digests) {
    version = release;
    hash = release + List.of(digests);
    for (var digest : digests) {
      wished.put(digest.substring(0, 1), digest);
    }
    return this;
  }

  /** A newer operator renders the same spec like this, the stored one included. */
  Situation rendering(long revision, String... digests) {
    var again = new TreeMap<>(revisions.get(revision).digests());
    for (var digest : digests) {
      wished.put(digest.substring(0, 1), digest);
      again.put(digest.substring(0, 1), digest);
    }
    reread.put(revision, again);
    return this;
  }

  Situation running(String name, String digest) {
    running.put(name, digest);
    return this;
  }

  Situation specUnseen() {
    specSeen = false;
    return this;
  }

  Situation unsettled(String... names) {
    settled.removeAll(Set.of(names));
    return this;
  }

  Situation settled() {
    settled.addAll(FIRST.keySet());
    troubles.clear();
    return this;
  }

  Situation trouble(String name, String words) {
    settled.remove(name);
    troubles.put(name, words);
    return this;
  }

  Situation after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Situation waitsFor(String who) {
    mayAct = false;
    waitsFor = Optional.of(who);
    return this;
  }

  Situation busy() {
    mayAct = false;
    waitsFor = Optional.empty();
    return this;
  }

  Situation free() {
    mayAct = true;
    waitsFor = Optional.empty();
    return this;
  }

  Situation windowOpen() {
    windowOpen = true;
    return this;
  }

  Situation databaseAway() {
    databaseOpen = false;
    return this;
  }

  Situation withoutAutoRollback() {
    autoRollback = false;
    return this;
  }

  Situation lastBackup(Instant at) {
    lastBackup = Optional.of(at);
    return this;
  }

  Situation openMigration(String name) {
    openMigrations.add(name);
    return this;
  }

  Situation migration(Migration found) {
    migration = found;
    return this;
  }

  Situation asked(String value) {
    asked = Optional.of(value);
    return this;
  }

  Situation missingSecret(String words) {
    missingSecret = Optional.of(words);
    return this;
  }

  /** Nobody can say how many without a database. */
  Situation openTrades(Optional<Integer> count) {
    openTrades = count;
    return this;
  }

  Situation live() {
    live = true;
    return this;
  }

  Release release() {
    return release;
  }

  ReleaseInputs inputs() {
    return new ReleaseInputs(
        mayAct,
        waitsFor,
        new Wish(
            hash,
            version,
            live,
            "migrate-" + version,
            wished,
            LAYERS,
            new Wish.Pace(autoRollback, Duration.ofMinutes(10), 2, 3)),
        revisions,
        reread,
        running,
        specSeen,
        new ReleaseInputs.Cluster(
            settled,
            troubles,
            databaseOpen && settled.containsAll(wished.keySet()),
            databaseOpen,
            openMigrations,
            List.of(),
            lastBackup,
            openTrades,
            missingSecret),
        migration,
        asked.map(value -> new ReleaseInputs.Asked(value, "ann")),
        windowOpen);
  }

  ReleaseOutcome next() {
    return ReleaseMachine.next(release, inputs(), now);
  }

  /** The way to a phase, step by step. */
  Situation step() {
    return after(next());
  }

  Situation inFirstWave() {
    migration(new Migration.Done());
    return step();
  }
}
