package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;

/**
 * The revisions that are kept.
 *
 * @param running templates as the cluster holds them, by workload; read only while a revision that
 *     should be there is missing
 */
public record ReleasesSeen(
    Map<Long, RevisionSeen> revisions, Map<String, PodTemplateSpec> running) {
  public ReleasesSeen {
    revisions = Map.copyOf(revisions);
    running = Map.copyOf(running);
  }

  public static ReleasesSeen none() {
    return new ReleasesSeen(Map.of(), Map.of());
  }
}
