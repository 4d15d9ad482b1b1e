package io.rec.operator.controller.runtime;

import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.SystemState;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.plan.Desk;
import java.time.Instant;
import java.util.ArrayList;

/** The status of a pass that broke: Degraded says why, the other answers stay. */
final class ErrorStatus {
  private static final int LONGEST = 1024;

  private ErrorStatus() {}

  static TradingSystemStatus of(Desk desk, Exception error, Instant now) {
    var text = shortened(words(error));
    var conditions = new ArrayList<Condition>();
    var since = now;
    for (var condition : desk.status().conditions()) {
      if (!condition.type().equals(ConditionType.DEGRADED.text())) {
        conditions.add(condition);
      } else if (condition.status() == ConditionStatus.TRUE) {
        since = condition.lastTransitionTime();
      }
    }
    conditions.add(
        new Condition(
            ConditionType.DEGRADED.text(),
            ConditionStatus.TRUE,
            "ReconcileError",
            text,
            desk.generation(),
            since));
    return desk.status()
        .change()
        .conditions(conditions)
        .state(SystemState.DEGRADED.text())
        .message(text)
        .seal();
  }

  private static String words(Throwable error) {
    var deepest = error;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
