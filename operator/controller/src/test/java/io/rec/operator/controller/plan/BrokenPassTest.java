package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.TradingSystemStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokenPassTest {
  private static final TradingSystemStatus HEALTHY =
      plan(desk(""), Desks.healthy(desk(""))).status();

  @Test
  void firstPassThatBreaksAnswersEveryQuestion() {
    var status = BrokenPass.status(desk(""), "no route", Desks.NOW);

    assertThat(status.conditions())
        .extracting(Condition::type)
        .containsExactlyInAnyOrder(
            java.util.Arrays.stream(ConditionType.values())
                .map(ConditionType::text)
                .toArray(String[]::new));
    assertThat(status.conditions()).allMatch(found -> found.observedGeneration() == 7);
  }

  @Test
  void nothingIsReadyForAGenerationThatWasNotApplied() {
    var status =
        BrokenPass.status(next("killSwitch: {level: CancelOrders, reason: r}"), "422", Desks.NOW);

    assertThat(condition(status, ConditionType.READY))
        .satisfies(
            ready -> {
              assertThat(ready.status()).isEqualTo(ConditionStatus.FALSE);
              assertThat(ready.reason()).isEqualTo("ReconcileError");
              assertThat(ready.message()).contains("422");
            });
    assertThat(condition(status, ConditionType.DATABASE_READY).status())
        .isEqualTo(ConditionStatus.UNKNOWN);
    assertThat(condition(status, ConditionType.KILL_SWITCH_ENGAGED).status())
        .isEqualTo(ConditionStatus.TRUE);
    assertThat(status.conditions()).allMatch(found -> found.observedGeneration() == 8);
    assertThat(status.observedGeneration()).isEqualTo(8);
    assertThat(status.state()).isEqualTo("Degraded");
  }

  @Test
  void answersOfThisGenerationStay() {
    var status = BrokenPass.status(Desks.with(desk(""), HEALTHY), "timeout", Desks.NOW);

    assertThat(condition(status, ConditionType.READY))
        .isEqualTo(condition(HEALTHY, ConditionType.READY));
    assertThat(condition(status, ConditionType.DEGRADED).message()).isEqualTo("timeout");
  }

  @Test
  void breakingAgainInTheSameWayChangesNothing() {
    var once = BrokenPass.status(next(""), "422", Desks.NOW);
    var desk =
        new Desk(
            next("").owner(), 8, next("").spec(), once, next("").annotations(), Optional.empty());

    assertThat(BrokenPass.status(desk, "422", Desks.NOW.plusSeconds(60))).isEqualTo(once);
  }

  private static Desk next(String spec) {
    var desk = desk(spec);
    return new Desk(desk.owner(), 8, desk.spec(), HEALTHY, desk.annotations(), desk.deletedAt());
  }

  private static Condition condition(TradingSystemStatus status, ConditionType type) {
    return status.conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type));
  }
}
