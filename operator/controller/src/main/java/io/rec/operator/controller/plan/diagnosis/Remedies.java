package io.rec.operator.controller.plan.diagnosis;

import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.diagnosis.Part.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is to be done about a root from what is known of its pods. */
public final class Remedies {
  /** Kubernetes moves pods off a lost node later than this; what is only slow is back by then. */
  private static final Duration NODE_LOSS = Duration.ofSeconds(60);

  /** Longer than any startup probe of ours, which ends what does not start. */
  private static final Duration START = Duration.ofMinutes(10);

  /** What runs is not ready at once; who never was has no older failure to show. */
  private static final Duration BEGINNING = Duration.ofSeconds(60);

  private static final Duration SOON = Duration.ofSeconds(15);

  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");

  private static final Map<String, String> HOPELESS =
      Map.of(
          "ImagePullBackOff", "name an image that can be pulled, or a pull secret",
          "ErrImagePull", "name an image that can be pulled, or a pull secret",
          "ErrImageNeverPull", "load the image on its node, or allow pulling it",
          "InvalidImageName", "write the image's name as a registry would",
          "Unschedulable", "make room on a node, or ask for less",
          "CreateContainerConfigError", "create the Secret or ConfigMap that it names",
          "CreateContainerError", "see kubectl describe pod for what the node refuses");

  private Remedies() {}

  public static Remedy of(Part part, Instant now) {
    return against(part, now)
        .orElseGet(() -> part.critical() ? new Remedy.Restart() : uncritical(part));
  }

  /** The same for somebody who asks for a restart: that it is not critical does not matter then. */
  public static Optional<Remedy> against(Part part, Instant now) {
    return part.known().or(() -> obstacle(part)).or(() -> patience(part, now));
  }

  private static Remedy uncritical(Part part) {
    return new Remedy.Report(
        "not critical, so it is not restarted unasked: annotate rec.io/restart=%s/<new word>"
            .formatted(part.name()));
  }

  private static Optional<Remedy> obstacle(Part part) {
    if (part.kind() == Kind.OUTSIDE) {
      return Optional.of(new Remedy.Report("outside this system: nothing is restarted for it"));
    }
    var refusal = part.workload().map(WorkloadSeen::refusal).orElse("");
    if (!refusal.isEmpty()) {
      return cannot("PodsRefused", "raise the quota or mend the admission rule that refuses pods");
    }
    var waiting = part.signs().waiting();
    if (!part.well() && HOPELESS.containsKey(waiting)) {
      return cannot(waiting, HOPELESS.getOrDefault(waiting, ""));
    }
    if (!part.well() && part.signs().outOfMemory()) {
      return cannot(
          "OutOfMemory", "raise its memory limit: it ran out of memory twice under this one");
    }
    return Optional.empty();
  }

  private static Optional<Remedy> cannot(String reason, String advice) {
    return Optional.of(new Remedy.CannotHelp(reason, "a restart cannot help: " + advice));
  }

  private static Optional<Remedy> patience(Part part, Instant now) {
    var signs = part.signs();
    var since = signs.readySince().orElse(part.since());
    if (signs.lost() && now.isBefore(since.plus(NODE_LOSS))) {
      return waiting(since.plus(NODE_LOSS), "its node was lost: waiting for another");
    }
    if (part.kind() == Kind.DATABASE && part.pod().isEmpty()) {
      return waiting(now.plus(SOON), "its pod is being made");
    }
    if (ON_ITS_WAY.contains(signs.waiting())) {
      return waiting(now.plus(SOON), "its image is being pulled or its volumes mounted");
    }
    if (signs.starting() && now.isBefore(since.plus(START))) {
      return waiting(since.plus(START), "it is starting: its startup probe decides");
    }
    var begun = signs.begun().map(at -> at.plus(BEGINNING)).filter(now::isBefore);
    if (!part.well() && begun.isPresent()) {
      return waiting(begun.get(), "it has only just begun to run");
    }
    // Its server answers kubelet and yet not the operator: no restart of it mends a network.
    if (part.kind() == Kind.DATABASE && part.pod().orElseThrow().ready()) {
      return Optional.of(
          new Remedy.Report("its pod is ready and yet it cannot be used: see DatabaseReady"));
    }
    return Optional.empty();
  }

  private static Optional<Remedy> waiting(Instant until, String words) {
    return Optional.of(new Remedy.Wait(until, words));
  }
}
