package io.rec.operator.controller.plan;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.SystemState;
import java.util.List;
import java.util.Set;

/** The one word for all conditions together. */
final class StateWord {
  /** The operator has done what it could; now a person has to. */
  private static final Set<String> GIVEN_UP = Set.of("RecoveryExhausted", "MigrationFailed");

  private StateWord() {}

  static SystemState of(List<Finding> findings) {
    var ready = find(findings, ConditionType.READY);
    if (ready.isTrue()) {
      return SystemState.RUNNING;
    }
    return switch (ready.reason()) {
      case "Suspended" -> SystemState.SUSPENDED;
      case "Suspending" -> SystemState.SUSPENDING;
      case "Stopping" -> SystemState.STOPPING;
      case "NamespaceOccupied", "NameTaken" -> SystemState.PENDING;
      default -> atWork(findings);
    };
  }

  private static SystemState atWork(List<Finding> findings) {
    var progressing = find(findings, ConditionType.PROGRESSING);
    if (progressing.reason().equals("RollingBack")) {
      return SystemState.ROLLING_BACK;
    }
    if (progressing.reason().equals("Recovering")) {
      return SystemState.RECOVERING;
    }
    var degraded = find(findings, ConditionType.DEGRADED);
    if (degraded.isTrue()) {
      return GIVEN_UP.contains(degraded.reason()) ? SystemState.FAILED : SystemState.DEGRADED;
    }
    return switch (progressing.reason()) {
      case "Updating", "WaitingForFlat", "Rolling", "Resuming" -> SystemState.UPDATING;
      default -> SystemState.INSTALLING;
    };
  }

  static Finding find(List<Finding> findings, ConditionType type) {
    return findings.stream()
        .filter(finding -> finding.type() == type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no finding about " + type));
  }
}
