package io.rec.operator.controller.plan;

import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.ConditionType;
import java.util.Comparator;

/** Which system of a namespace is served: names of children are plain, so there is room for one. */
public final class Seniority {
  /** Kubernetes tells ages by the second; of one second, whoever is served already is older. */
  public static final Comparator<TradingSystem> OLDEST_FIRST =
      Comparator.comparing((TradingSystem desk) -> desk.getMetadata().getCreationTimestamp())
          .thenComparing(desk -> !isServed(desk))
          .thenComparing(desk -> desk.getMetadata().getUid());

  private Seniority() {}

  private static boolean isServed(TradingSystem desk) {
    return desk.getStatus() != null
        && desk.getStatus().conditions().stream()
            .filter(condition -> condition.type().equals(ConditionType.READY.text()))
            .anyMatch(ready -> !Fault.Occupied.REASON.equals(ready.reason()));
  }
}
