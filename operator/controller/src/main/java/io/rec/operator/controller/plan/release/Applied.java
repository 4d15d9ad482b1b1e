package io.rec.operator.controller.plan.release;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which template each workload bears in a phase. */
public final class Applied {
  private Applied() {}

  /**
   * By workload; whoever is missing does not exist yet.
   *
   * @param revisions must hold every revision that the phase names
   */
  public static SortedMap<String, Origin> origins(
      Phase phase, Map<Long, Revision> revisions, Wish wish) {
    return switch (phase) {
      case Phase.Installing installing -> all(wish.digests(), new Origin.Wished());
      case Phase.Stable stable ->
          stable
              .revision()
              .filter(revisions::containsKey)
              .map(number -> of(number, revisions))
              .orElseGet(() -> all(wish.digests(), new Origin.Wished()));
      case Phase.Preflight preflight -> of(preflight.rollout().base(), revisions);
      case Phase.Migrating migrating -> of(migrating.rollout().base(), revisions);
      case Phase.Wave wave -> mixture(wave.rollout(), wave.number(), revisions);
      case Phase.Verifying verifying -> of(verifying.rollout().candidate(), revisions);
      case Phase.RollingBack back -> mixture(back.rollout(), back.number(), revisions);
      case Phase.Unknown unknown -> new TreeMap<>();
    };
  }

  /** What stands behind these origins. */
  static SortedMap<String, String> digests(
      Map<String, Origin> origins, Map<Long, Revision> revisions, ReleaseInputs in) {
    var digests = new TreeMap<String, String>();
    origins.forEach(
        (name, origin) ->
            digests.put(
                name,
                switch (origin) {
                  case Origin.Wished wished -> digest(in.wish().digests(), name);
                  case Origin.Running running -> digest(in.running(), name);
                  case Origin.Stored stored ->
                      digest(known(stored.revision(), revisions).digests(), name);
                }));
    return digests;
  }

  private static String digest(Map<String, String> digests, String name) {
    var found = digests.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no template of " + name);
    }
    return found;
  }

  private static SortedMap<String, Origin> mixture(
      Rollout rollout, int number, Map<Long, Revision> revisions) {
    var mixed = of(rollout.base(), revisions);
    var candidate = known(rollout.candidate(), revisions);
    mixed.keySet().retainAll(candidate.digests().keySet());
    rollout
        .waves()
        .subList(0, number + 1)
        .forEach(wave -> wave.forEach(name -> mixed.put(name, stored(rollout.candidate()))));
    return mixed;
  }

  private static SortedMap<String, Origin> of(long number, Map<Long, Revision> revisions) {
    return all(known(number, revisions).digests(), stored(number));
  }

  private static SortedMap<String, Origin> all(Map<String, String> digests, Origin origin) {
    var origins = new TreeMap<String, Origin>();
    digests.keySet().forEach(name -> origins.put(name, origin));
    return origins;
  }

  private static Origin stored(long number) {
    return new Origin.Stored(number);
  }

  private static Revision known(long number, Map<Long, Revision> revisions) {
    var found = revisions.get(number);
    if (found == null) {
      throw new IllegalArgumentException("revision %d is not stored".formatted(number));
    }
    return found;
  }
}
