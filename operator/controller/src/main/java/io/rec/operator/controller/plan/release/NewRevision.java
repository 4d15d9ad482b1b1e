package io.rec.operator.controller.plan.release;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A revision that has to be stored before anything relies on it.
 *
 * @param origins of its templates, by workload
 * @param specKnown the spec of now is what it was made from; otherwise nobody knows
 */
public record NewRevision(
    long number,
    String version,
    boolean live,
    boolean partial,
    String migration,
    boolean specKnown,
    SortedMap<String, Origin> origins,
    SortedMap<String, String> digests) {

  public NewRevision {
    origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    digests = Revision.sorted(digests);
  }

  /** As it will be found. */
  public Revision summary() {
    return new Revision(number, Optional.empty(), version, live, partial, migration, digests);
  }
}
