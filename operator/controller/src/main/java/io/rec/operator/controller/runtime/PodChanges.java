package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.Pod;
import io.rec.operator.controller.observe.PodSeen;

/** Kubelet writes to pods often; only what an observation would show brings about a pass. */
final class PodChanges {
  private PodChanges() {}

  static boolean matter(Pod now, Pod before) {
    return !PodSeen.of(now).equals(PodSeen.of(before));
  }
}
