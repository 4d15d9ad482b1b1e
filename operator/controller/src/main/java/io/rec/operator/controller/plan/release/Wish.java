package io.rec.operator.controller.plan.release;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What the spec of now asks for, rendered by this operator.
 *
 * @param hash of the part of the spec that a release is made from
 * @param digests of its pod templates, by workload
 * @param layers names of workloads, those first on which others depend
 */
public record Wish(
    String hash,
    String version,
    boolean live,
    String migration,
    SortedMap<String, String> digests,
    List<List<String>> layers,
    Pace pace) {

  public Wish {
    digests = Revision.sorted(digests);
    layers = layers.stream().map(List::copyOf).toList();
  }

  /** As the owner wrote it in {@code spec.rollout}. */
  public record Pace(
      boolean autoRollback, Duration progressDeadline, int maxParallel, int keepRevisions) {}
}
