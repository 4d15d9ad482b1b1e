package io.rec.operator.controller.plan.release;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stored revision, as far as decisions need it.
 *
 * @param created empty while it is not stored yet
 * @param live its pods trade real money
 * @param partial a mixture that was applied for a while, nothing to go back to
 * @param migration name of the Job that brings the schema to it
 * @param digests of its pod templates, by workload
 */
public record Revision(
    long number,
    Optional<Instant> created,
    String version,
    boolean live,
    boolean partial,
    String migration,
    SortedMap<String, String> digests) {

  public Revision {
    digests = sorted(digests);
  }

  static SortedMap<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
