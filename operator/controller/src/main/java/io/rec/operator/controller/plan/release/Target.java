package io.rec.operator.controller.plan.release;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a desk should bear. A template that only this operator spells differently is not a wish of
 * the owner: the stored one stays, or an upgrade of the operator would restart every desk.
 *
 * @param migration name of the Job that goes with it
 */
record Target(
    SortedMap<String, Origin> origins, SortedMap<String, String> digests, String migration) {

  /** Seen from a stored revision. */
  static Target from(Revision stored, ReleaseInputs in) {
    var wish = in.wish();
    var reread = in.windowOpen() ? null : in.reread().get(stored.number());
    var origins = new TreeMap<String, Origin>();
    var digests = new TreeMap<String, String>();
    wish.digests()
        .forEach(
            (name, digest) -> {
              var kept = stored.digests().get(name);
              var asBefore =
                  kept != null
                      && (kept.equals(digest)
                          || (reread != null && digest.equals(reread.get(name))));
              origins.put(
                  name, asBefore ? new Origin.Stored(stored.number()) : new Origin.Wished());
              digests.put(name, asBefore ? kept : digest);
            });
    var same = digests.equals(stored.digests());
    return new Target(origins, digests, same ? stored.migration() : wish.migration());
  }

  boolean is(Revision revision) {
    return digests.equals(revision.digests());
  }

  /** Workloads that keep a template which this operator would render differently. */
  static long waiting(Revision stored, Map<String, String> wished) {
    return wished.entrySet().stream()
        .filter(wish -> !wish.getValue().equals(stored.digests().get(wish.getKey())))
        .count();
  }
}
