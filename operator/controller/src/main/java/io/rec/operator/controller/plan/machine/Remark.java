package io.rec.operator.controller.plan.machine;

import io.rec.operator.api.status.ConditionType;

/**
 * What a machine has to say to a condition.
 *
 * @param reason one word
 * @param message culprit and next step
 */
public record Remark(ConditionType type, boolean holds, String reason, String message) {
  /** The condition is true, and this is why. */
  public static Remark yes(ConditionType type, String reason, String message) {
    return new Remark(type, true, reason, message);
  }
}
