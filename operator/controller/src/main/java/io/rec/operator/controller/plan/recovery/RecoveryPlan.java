package io.rec.operator.controller.plan.recovery;

import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.controller.plan.machine.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pass does about failures that spread.
 *
 * @param status to be stored before any effect is done
 * @param blockedBy for whoever is unavailable for the sake of another: the root
 * @param wakeAt when to ask again if nothing happens before
 */
public record RecoveryPlan(
    RecoveryStatus status,
    List<RecoveryEffect> effects,
    List<Remark> remarks,
    List<RecoveryNews> news,
    Map<String, String> blockedBy,
    Optional<Instant> wakeAt) {
  public RecoveryPlan {
    effects = List.copyOf(effects);
    remarks = List.copyOf(remarks);
    news = List.copyOf(news);
    blockedBy = Map.copyOf(blockedBy);
  }

  /** Everything stays as it is. */
  public static RecoveryPlan unchanged(RecoveryStatus status) {
    return new RecoveryPlan(status, List.of(), List.of(), List.of(), Map.of(), Optional.empty());
  }
}
