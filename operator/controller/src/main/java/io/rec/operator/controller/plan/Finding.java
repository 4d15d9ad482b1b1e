package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.plan.machine.Remark;

/** A condition before it is dated. */
record Finding(ConditionType type, ConditionStatus status, String reason, String message) {
  static Finding yes(ConditionType type, String reason, String message) {
    return new Finding(type, ConditionStatus.TRUE, reason, message);
  }

  static Finding no(ConditionType type, String reason, String message) {
    return new Finding(type, ConditionStatus.FALSE, reason, message);
  }

  static Finding unknown(ConditionType type, String reason, String message) {
    return new Finding(type, ConditionStatus.UNKNOWN, reason, message);
  }

  static Finding of(Remark remark) {
    return remark.holds()
        ? yes(remark.type(), remark.reason(), remark.message())
        : no(remark.type(), remark.reason(), remark.message());
  }

  /** The last answer, once more. */
  static Finding again(ConditionType type, Condition old) {
    return new Finding(type, old.status(), old.reason(), requireNonNullElse(old.message(), ""));
  }

  boolean isTrue() {
    return status == ConditionStatus.TRUE;
  }
}
