package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.SystemState;
import io.rec.operator.api.status.TradingSystemStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The status of a pass that broke. Degraded says why. An answer that was given for this very
 * generation stays; for a generation that no pass has got through yet nothing is claimed that was
 * only true of the one before.
 */
public final class BrokenPass {
  private static final String REASON = "ReconcileError";
  private static final String NOT_APPLIED =
      "this generation is not applied yet, it is tried again: ";

  private BrokenPass() {}

  /**
   * @param words what went wrong
   */
  public static TradingSystemStatus status(Desk desk, String words, Instant now) {
    var findings =
        Stream.of(ConditionType.values()).map(type -> finding(desk, type, words)).toList();
    return desk.status()
        .change()
        .observedGeneration(desk.generation())
        .conditions(ConditionPlanner.dated(desk, findings, now))
        .state(SystemState.DEGRADED.text())
        .message(words)
        .seal();
  }

  private static Finding finding(Desk desk, ConditionType type, String words) {
    return type == ConditionType.DEGRADED
        ? Finding.yes(type, REASON, words)
        : given(desk, type).orElseGet(() -> unanswered(desk, type, words));
  }

  private static Optional<Finding> given(Desk desk, ConditionType type) {
    return desk.status().conditions().stream()
        .filter(condition -> condition.type().equals(type.text()))
        .filter(condition -> Long.valueOf(desk.generation()).equals(condition.observedGeneration()))
        .map(
            condition ->
                new Finding(
                    type,
                    condition.status(),
                    condition.reason(),
                    requireNonNullElse(condition.message(), "")))
        .findFirst();
  }

  private static Finding unanswered(Desk desk, ConditionType type, String words) {
    return switch (type) {
      case READY, PROGRESSING -> Finding.no(type, REASON, NOT_APPLIED + words);
      // These two answer for the wish itself, whatever became of it.
      case KILL_SWITCH_ENGAGED -> KillFinding.of(desk.spec(), Optional.empty());
      case CONFIG_DEFAULTED -> ConditionPlanner.defaulted(desk.spec());
      case DEGRADED,
          DATABASE_READY,
          CREDENTIALS_READY,
          PORT_MANIFEST_VALID,
          MARKET_DATA_FRESH,
          EXCHANGE_REACHABLE,
          BACKUP_HEALTHY,
          LIVE_ALLOWED ->
          Finding.unknown(type, REASON, "not known for this generation: " + words);
    };
  }
}
