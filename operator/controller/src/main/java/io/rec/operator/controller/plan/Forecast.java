package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * What would become of a spec.
 *
 * @param refusals why it would not be applied; then there is nothing else
 * @param atOnce nothing runs yet that waves would have to spare
 * @param waves who rolls, and after whom
 * @param gone workloads that would exist no more
 * @param migration the Job that would bring the schema along before the first wave
 * @param asides what would change without a pod being replaced
 * @param remarks what else a person should know before it is applied
 * @param objects all that would exist
 */
public record Forecast(
    List<Refusal> refusals,
    boolean atOnce,
    List<List<Roll>> waves,
    List<String> gone,
    Optional<String> migration,
    List<Aside> asides,
    List<String> remarks,
    List<HasMetadata> objects) {

  public Forecast {
    refusals = List.copyOf(refusals);
    waves = waves.stream().map(List::copyOf).toList();
    gone = List.copyOf(gone);
    asides = List.copyOf(asides);
    remarks = List.copyOf(remarks);
    objects = List.copyOf(objects);
  }

  static Forecast refused(List<Fault> faults) {
    return new Forecast(
        faults.stream().map(fault -> new Refusal(fault.reason(), fault.message())).toList(),
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /** A word for a condition, and culprit and next step. */
  public record Refusal(String reason, String message) {}

  /**
   * A workload that gets another pod template.
   *
   * @param kind a CronJob's pods come only when their time has come
   * @param reasons at least one
   */
  public record Roll(String workload, String kind, List<String> reasons) {
    public Roll {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * An object around the pods.
   *
   * @param change created, changed or removed, or what exactly
   */
  public record Aside(String kind, String name, String change) {}
}
