package io.rec.operator.controller.plan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTest {
  @Test
  void whoeverIsAloneActs() {
    var turn = Turn.of(idle(), Set.of(Machine.ROTATION));

    assertThat(turn.mayAct(Machine.ROTATION)).isTrue();
    assertThat(turn.waitsFor(Machine.ROTATION)).isEmpty();
  }

  @Test
  void lowerOneWaitsAndSaysForWhom() {
    var turn = Turn.of(idle(), Set.of(Machine.ROTATION, Machine.RECOVERY));

    assertThat(turn.mayAct(Machine.ROTATION)).isFalse();
    assertThat(turn.waitsFor(Machine.ROTATION)).hasValue("recovery");
  }

  @Test
  void recoveryInterruptsARotation() {
    var turn = Turn.of(rotating(), Set.of(Machine.RECOVERY));

    assertThat(turn.mayAct(Machine.RECOVERY)).isTrue();
    assertThat(turn.waitsFor(Machine.ROTATION)).hasValue("recovery");
  }

  @Test
  void recoveryDoesNotBeginDuringARelease() {
    var turn = Turn.of(releasing(), Set.of(Machine.RECOVERY));

    assertThat(turn.waitsFor(Machine.RECOVERY)).hasValue("release");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preflight", "Migrating", "Wave", "Verifying"})
  void releaseIsAtWorkInEachOfItsPhases(String phase) {
    assertThat(Turn.atWork(releasing(phase))).containsExactly(Machine.RELEASE);
  }

  @Test
  void wayBackIsARollback() {
    assertThat(Turn.atWork(releasing("RollingBack"))).containsExactly(Machine.ROLLBACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stable", "Installing"})
  void releaseAtRestHoldsNobodyUp(String phase) {
    assertThat(Turn.atWork(releasing(phase))).isEmpty();
  }

  @Test
  void releaseWaitsForARecoveryAtWork() {
    var turn = Turn.of(recovering(), Set.of(Machine.RELEASE));

    assertThat(turn.waitsFor(Machine.RELEASE)).hasValue("recovery");
  }

  @Test
  void suspensionEndsARecovery() {
    var turn = Turn.of(recovering(), Set.of(Machine.SUSPEND));

    assertThat(turn.waitsFor(Machine.RECOVERY)).hasValue("suspend");
  }

  @Test
  void firstInstallationHoldsNobodyUp() {
    var installing =
        idle()
            .change()
            .release(
                new ReleaseStatus(
                    null,
                    "3.0.0",
                    null,
                    "Installing",
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null))
            .seal();

    assertThat(Turn.of(installing, Set.of(Machine.RECOVERY)).mayAct(Machine.RECOVERY)).isTrue();
  }

  @Property
  void oneAtMostHasTheTurn(@ForAll Set<Machine> wishes, @ForAll boolean first) {
    var turn = Turn.of(first ? rotating() : recovering(), wishes);

    assertThat(EnumSet.allOf(Machine.class).stream().filter(turn::mayAct)).hasSize(1);
  }

  private static TradingSystemStatus idle() {
    return TradingSystemStatus.empty();
  }

  private static TradingSystemStatus rotating() {
    return idle()
        .change()
        .credentials(
            new CredentialsStatus(
                1L, "a", null, "Draining", null, 2L, null, null, null, null, null, null))
        .seal();
  }

  private static TradingSystemStatus releasing() {
    return releasing("Wave");
  }

  private static TradingSystemStatus releasing(String phase) {
    return idle()
        .change()
        .release(
            new ReleaseStatus(
                "3.0.0", "3.1.0", 1L, phase, 0, null, null, List.of(), null, null, null, null,
                null))
        .seal();
  }

  private static TradingSystemStatus recovering() {
    return idle()
        .change()
        .recovery(
            new RecoveryStatus("Settling", "r-1", null, null, null, 0, null, null, null, 1L, null))
        .seal();
  }
}
