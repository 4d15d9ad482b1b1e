package io.rec.cli.verb;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.Failure;
import io.rec.cli.desk.DeskBuilder;
import io.rec.operator.api.spec.Mode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one sees in the status that a wish is on its way, done, or in vain. */
class VerbProgressTest {
  private static final String KEEPER = "trade-manager";

  @Test
  void aRestartIsDoneWhenTheNewPodsAreReadyAndNotBefore() {
    var restart = restart(aDesk().component(KEEPER, 1, ", restartToken: old"));
    var asked = aDesk().component(KEEPER, 1, ", restartToken: old");
    var served = served(", restartToken: n1");

    assertThat(restart.progress(sight(asked, deployment("old", 1))))
        .isEqualTo(waiting("the operator has not taken it up"));
    assertThat(restart.progress(sight(served(", restartToken: old"), deployment("old", 1))))
        .isEqualTo(waiting("the operator has it in hand"));
    assertThat(restart.progress(sight(served, deployment("old", 1))))
        .isEqualTo(waiting("the Deployment has not got its new template"));
    assertThat(restart.progress(sight(served, deployment("n1", 0))))
        .isEqualTo(waiting("0 of 1 new pods ready"));
    assertThat(restart.progress(sight(served, deployment("n1", 1))))
        .isEqualTo(new Progress.Done("trade-manager runs anew"));
  }

  @Test
  void aRestartThatDoesNotGetReadySaysWhy() {
    var served = served(", restartToken: n1, lastError: 'DatabaseUnavailable: refused'");

    assertThat(restart(aDesk()).progress(sight(served, deployment("n1", 0))))
        .isEqualTo(waiting("0 of 1 new pods ready: DatabaseUnavailable: refused"));
  }

  @Test
  void aRecoveryMayGiveTheRestartATokenOfItsOwn() {
    assertThat(
            restart(aDesk())
                .progress(sight(served(", restartToken: recovery-7"), deployment("recovery-7", 1))))
        .isInstanceOf(Progress.Done.class);
  }

  @Test
  void refusesAComponentThatIsNotThereOrSwitchedOff() {
    assertThatThrownBy(() -> Restart.of(aDesk().build(), "nobody", "n1", "ana"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no component nobody");
    var without = aDesk().spec("components", "[{name: ai-service, enabled: false}]").build();
    assertThatThrownBy(() -> Restart.of(without, "ai-service", "n1", "ana"))
        .hasMessageContaining("switched off");
  }

  @Test
  void aPausedOperatorIsNamedAsWhatHoldsItUp() {
    var paused = aDesk().annotation("rec.io/paused", "'true'");

    assertThat(restart(paused).progress(sight(paused, deployment("old", 1))))
        .isEqualTo(waiting("the annotation rec.io/paused holds the operator back"));
  }

  @ParameterizedTest
  @CsvSource({
    "'phase: Preparing, generation: 3, pendingGeneration: 4', Waiting",
    "'phase: Published, generation: 3, pendingGeneration: 4', Waiting",
    "'phase: Switching, generation: 3, pendingGeneration: 4', Waiting",
    "'phase: Switching, generation: 3, pendingGeneration: 4, quietSince: 2026-01-01T12:00:00Z', Done",
    "'phase: Draining, generation: 3, pendingGeneration: 4', Done",
    "'phase: Retiring, generation: 3, pendingGeneration: 4', Done",
    "'phase: Stable, generation: 4', Done",
    "'phase: Switching, generation: 4, pendingGeneration: 3', Failed",
    "'phase: Stable, generation: 3', Failed",
  })
  void aRotationIsDoneWhenNobodyNeedsTheOldLogin(String login, String end) {
    var rotation =
        Rotation.of(aDesk().status("credentials", "{generation: 3, slot: a}").build(), "n1", "ana");
    var now =
        aDesk()
            .status("requests", "{rotate: n1}")
            .status("credentials", "{%s, message: 'ai-service holds on'}".formatted(login));

    assertThat(rotation.progress(sight(now, null)).getClass().getSimpleName()).isEqualTo(end);
    assertThat(rotation.progress(sight(now, null)).toString())
        .contains(login.equals("phase: Stable, generation: 4") ? "in use" : "ai-service holds on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
      {backup: n0} | {lastSuccess: '2026-11-27T03:00:00Z'}                                        | Waiting
      {backup: n1} | {lastSuccess: '2026-11-27T03:00:00Z', sizeBytes: 4711}                       | Done
      {backup: n1} | {lastSuccess: '2026-11-27T02:00:00Z', lastFailure: '2026-11-27T03:00:00Z'}   | Failed
      """)
  void aBackupIsDoneWhenItsJobHasEndedWell(String requests, String backup, String end) {
    var wish =
        BackupNow.of(
            aDesk().status("backup", "{lastSuccess: '2026-11-27T02:00:00Z'}").build(), "n1", "ana");
    var now = aDesk().status("requests", requests).status("backup", backup);

    assertThat(wish.progress(sight(now, null)).getClass().getSimpleName()).isEqualTo(end);
  }

  @Test
  void onlyOursIsBackedUp() {
    var off = aDesk().spec("backup", "{enabled: false}").build();

    assertThatThrownBy(() -> BackupNow.of(off, "n1", "ana"))
        .hasMessageContaining("spec.backup.enabled is false");
  }

  @Test
  void elsewhereItTakesAnAdministratorsLogin() {
    var followed =
        aDesk()
            .spec(
                "database",
                "{external: {host: pg.example.org}, credentials: {secretRef: {name: my-login}}}")
            .build();
    var lent =
        aDesk()
            .spec("database", "{external: {host: pg.example.org, adminSecretRef: {name: admin}}}")
            .build();

    assertThatThrownBy(() -> BackupNow.of(followed, "n1", "ana"))
        .hasMessageContaining("runs elsewhere");
    assertThat(BackupNow.of(lent, "n1", "ana").mark()).contains("n1");
  }

  @Test
  void aLoginOfOnesOwnIsNeverRotated() {
    var own =
        aDesk()
            .spec("database", "{managed: {}, credentials: {secretRef: {name: my-login}}}")
            .build();

    assertThatThrownBy(() -> Rotation.of(own, "n1", "ana")).hasMessageContaining("my-login");
  }

  @Test
  void rollsBackToTheNewestRevisionThatRanWell() {
    var desk =
        aDesk()
            .status(
                "release",
                "{revision: 4, phase: Stable, history: [{revision: 5, version: 3.2.0, outcome: Replaced},"
                    + " {revision: 3, version: 3.1.1, outcome: RolledBack},"
                    + " {revision: 2, version: 3.1.0, outcome: Replaced}]}")
            .build();

    assertThat(Rollback.of(desk, OptionalLong.empty(), "n1", "ana").value()).isEqualTo("2/n1");
    assertThat(Rollback.of(desk, OptionalLong.of(3), "n1", "ana").value()).isEqualTo("3/n1");
    assertThatThrownBy(() -> Rollback.of(desk, OptionalLong.of(4), "n1", "ana"))
        .hasMessageContaining("is the one that runs");
    assertThatThrownBy(() -> Rollback.of(desk, OptionalLong.of(9), "n1", "ana"))
        .hasMessageContaining("9 is not kept");
    assertThatThrownBy(() -> Rollback.of(aDesk().build(), OptionalLong.empty(), "n1", "ana"))
        .hasMessageContaining("no earlier revision");
  }

  @Test
  void aRollbackIsDoneWhenThatRevisionIsStableAndFailsWhenTheOperatorRefuses() {
    var rollback = new Rollback(2, "2/n1", "ana");

    assertThat(rollback.progress(sight(released("RollingBack", 4), null)))
        .isEqualTo(waiting("RollingBack, wave 1"));
    assertThat(rollback.progress(sight(released("Stable", 2), null)))
        .isEqualTo(new Progress.Done("revision 2 runs, version 3.1.0"));
    assertThat(rollback.progress(sight(released("Stable", 4), null)))
        .isInstanceOfSatisfying(
            Progress.Failed.class,
            failed -> assertThat(failed.why()).isEqualTo("revision 4 stays in force"));
  }

  @Test
  void isSuspendedWhenTheOperatorSaysSoOfThisSpec() {
    var suspension = new Suspension(true, "ana");

    assertThat(suspension.progress(sight(aDesk().status("observedGeneration", "1"), null)))
        .isEqualTo(waiting("the operator has not taken it up"));
    assertThat(
            suspension.progress(
                sight(
                    observed("Suspending").condition("Progressing", "True", "WaitingForFlat", 2),
                    null)))
        .isEqualTo(waiting("WaitingForFlat of Progressing"));
    assertThat(suspension.progress(sight(observed("Suspended"), null)))
        .isInstanceOf(Progress.Done.class);
  }

  @Test
  void resumesUntilReadyOrUntilWaitingIsInVain() {
    var resume = new Suspension(false, "ana");

    assertThat(resume.progress(sight(observed("Installing").status("message", "starting"), null)))
        .isEqualTo(waiting("starting"));
    assertThat(
            resume.progress(
                sight(observed("Running").condition("Ready", "True", "AllReady", 2), null)))
        .isInstanceOf(Progress.Done.class);
    assertThat(
            resume.progress(
                sight(observed("Pending").condition("Ready", "False", "NameTaken", 2), null)))
        .isInstanceOf(Progress.Failed.class);
  }

  @Test
  void liveIsInForceWhenTheStatusSaysSoAndNamesWhatForbidsItMeanwhile() {
    var live = new ModeChange(Mode.LIVE, "ana");

    assertThat(
            live.progress(
                sight(
                    observed("Running").condition("LiveAllowed", "False", "SecretMissing", 2),
                    null)))
        .isEqualTo(waiting("not yet allowed, SecretMissing: SecretMissing of LiveAllowed"));
    assertThat(
            live.progress(
                sight(
                    observed("Running")
                        .status("mode", "Live")
                        .condition("Ready", "True", "AllReady", 2),
                    null)))
        .isEqualTo(new Progress.Done("trades in mode Live"));
  }

  private static DeskBuilder served(String more) {
    return aDesk().component(KEEPER, 1, more).status("requests", "{restart: trade-manager/n1}");
  }

  private static DeskBuilder released(String phase, int revision) {
    return aDesk()
        .status("requests", "{rollback: 2/n1}")
        .status(
            "release",
            "{revision: %d, phase: %s, wave: 1, version: 3.1.0}".formatted(revision, phase));
  }

  private static DeskBuilder observed(String state) {
    return aDesk().status("observedGeneration", "2").status("state", state);
  }

  private static Restart restart(DeskBuilder before) {
    return Restart.of(before.build(), KEEPER, "n1", "ana");
  }

  private static Progress waiting(String what) {
    return new Progress.Waiting(what);
  }

  private static Sight sight(DeskBuilder desk, @Nullable Deployment deployment) {
    return Sight.of(
        Serialization.unmarshal(desk.yaml(), GenericKubernetesResource.class), deployment);
  }

  private static Deployment deployment(String token, int ready) {
    return Serialization.unmarshal(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: trade-manager, generation: 3}
        spec:
          replicas: 1
          template: {metadata: {annotations: {rec.io/restart-token: %s}}}
        status: {observedGeneration: 3, replicas: 1, updatedReplicas: 1, availableReplicas: %d}
        """
            .formatted(token, ready),
        Deployment.class);
  }
}
