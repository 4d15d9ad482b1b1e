package io.rec.operator.controller.plan.diagnosis;

import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.observe.WorkloadSeen;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that can fail and that others may depend on.
 *
 * @param critical restarted without being asked
 * @param well serves as it should
 * @param since since when it is so; the beginning of time if that is not known of a well one
 * @param words what is known to be wrong, empty if nothing is
 * @param pod the newest that is not on its way out
 * @param known what is to be done about it, where that does not depend on its pods
 */
public record Part(
    String name,
    Kind kind,
    boolean critical,
    boolean well,
    Instant since,
    String words,
    Optional<WorkloadSeen> workload,
    Optional<PodSeen> pod,
    Optional<Remedy> known) {

  /** Where it stands. */
  public enum Kind {
    /** A Deployment of ours. */
    COMPONENT,
    /** The managed database. */
    DATABASE,
    /** Not ours: it can be named, never restarted. */
    OUTSIDE
  }

  /** A component as its Deployment and its newest pod show it. */
  public static Part component(
      String name, boolean critical, Optional<WorkloadSeen> workload, Optional<PodSeen> pod) {
    var wanted = workload.filter(found -> found.desired() > 0).map(WorkloadSeen::standing);
    var ill = wanted.flatMap(WorkloadSeen.Standing::unavailableSince);
    var words =
        workload
            .map(WorkloadSeen::refusal)
            .filter(text -> !text.isEmpty())
            .or(() -> pod.flatMap(PodSeen::complaint))
            .orElse("its readiness probe fails");
    return new Part(
        name,
        Kind.COMPONENT,
        critical,
        ill.isEmpty(),
        ill.or(() -> wanted.flatMap(WorkloadSeen.Standing::availableSince)).orElse(Instant.EPOCH),
        ill.isEmpty() ? "" : words,
        workload,
        pod,
        Optional.empty());
  }

  /** The token its pods bear, empty before the first restart. */
  public String token() {
    return workload.map(found -> found.standing().restartToken()).orElse("");
  }

  /** All its pods are of the newest template and serve. */
  public boolean complete() {
    return workload.filter(WorkloadSeen::complete).isPresent();
  }

  /** Its pods are being replaced, and its controller still believes that this will end. */
  public boolean rolling() {
    return workload
        .filter(WorkloadSeen::rolling)
        .filter(found -> !found.standing().stalled())
        .isPresent();
  }

  PodSigns signs() {
    return pod.map(PodSeen::signs).orElseGet(PodSigns::none);
  }
}
