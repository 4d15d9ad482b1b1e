package io.rec.operator.controller.plan.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One way from what runs to a revision. Numbers and waves are fixed when it begins, so that no
 * later change of the spec moves a component from one wave to another.
 *
 * @param good revision in force before; where it ends if it ends badly
 * @param base what components bear until their wave has come; differs from {@code good} when a
 *     rollout was overtaken by the next
 * @param candidate what they bear from then on
 * @param version release of the candidate
 * @param waves names of workloads, in the order in which they roll
 * @param healthySince since when the wave at hand is complete and well
 */
public record Rollout(
    long good,
    long base,
    long candidate,
    String version,
    List<List<String>> waves,
    Optional<Instant> healthySince) {

  public Rollout {
    waves = waves.stream().map(List::copyOf).toList();
  }

  Rollout healthy(Optional<Instant> since) {
    return new Rollout(good, base, candidate, version, waves, since);
  }
}
