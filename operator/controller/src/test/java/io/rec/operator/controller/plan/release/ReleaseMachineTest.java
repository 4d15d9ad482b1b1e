package io.rec.operator.controller.plan.release;

import static io.rec.operator.controller.plan.release.Situation.NOW;
import static io.rec.operator.controller.plan.release.Situation.quiet;
import static io.rec.operator.controller.plan.release.Situation.releasing;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.RevisionRecord;
import io.rec.operator.controller.plan.release.ReleaseInputs.Migration;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleaseMachineTest {
  private static final Release FRESH =
      new Release(
          new Phase.Installing(Optional.empty()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  @Test
  void quietDeskStaysAsItIs() {
    var outcome = quiet().next();

    assertThat(outcome.next()).isEqualTo(Situation.stable(1));
    assertThat(outcome.store()).isEmpty();
    assertThat(outcome.words()).isEqualTo(Words.none());
  }

  @Test
  void installationAppliesTheWishAtOnceAndStoresItAsTheFirstRevision() {
    var outcome = quiet().lost(1).at(FRESH).next();

    assertThat(outcome.next().phase()).isEqualTo(new Phase.Installing(Optional.of(1L)));
    assertThat(outcome.store()).singleElement().extracting(NewRevision::number).isEqualTo(1L);
    assertThat(origins(outcome)).containsOnly(new Origin.Wished());
  }

  @Test
  void revisionThatACrashLeftBehindIsTakenUp() {
    var outcome = quiet().at(FRESH).next();

    assertThat(outcome.next().phase()).isEqualTo(new Phase.Installing(Optional.of(1L)));
    assertThat(outcome.store()).isEmpty();
  }

  @Test
  void changeDuringInstallationIsAppliedAtOnceToo() {
    var installing = quiet().at(FRESH).step().wishing("3.0.0", "a2");

    var outcome = installing.next();

    assertThat(outcome.next().phase()).isEqualTo(new Phase.Installing(Optional.of(2L)));
  }

  @Test
  void deskOfAnOlderOperatorIsAdoptedAsItRuns() {
    var outcome =
        quiet()
            .lost(1)
            .at(
                new Release(
                    new Phase.Stable(Optional.empty()),
                    Optional.of(NOW),
                    Optional.of("3.0.0"),
                    Optional.empty(),
                    List.of()))
            .running("a", "a0")
            .next();

    assertThat(outcome.next().phase()).isEqualTo(new Phase.Stable(Optional.of(1L)));
    assertThat(outcome.store())
        .singleElement()
        .satisfies(
            stored -> {
              assertThat(stored.origins()).containsEntry("a", new Origin.Running());
              assertThat(stored.origins()).containsEntry("b", new Origin.Wished());
              assertThat(stored.specKnown()).isTrue();
            });
  }

  @Test
  void deletedRevisionIsMadeAnewUnderItsNumber() {
    var outcome = quiet().lost(1).next();

    assertThat(outcome.store()).singleElement().extracting(NewRevision::number).isEqualTo(1L);
  }

  @Test
  void specThatChangedWhileNobodyLookedIsAReleaseAfterAdoption() {
    var adopted = quiet().lost(1).wishing("3.1.0", "a2").running("a", "a1").specUnseen().step();

    assertThat(adopted.next().next().phase()).isInstanceOf(Phase.Preflight.class);
  }

  @Test
  void newWishBeginsWithPreflightAndTouchesNobody() {
    var outcome = quiet().wishing("3.1.0", "a2", "b2", "c2", "d2", "e2").next();

    assertThat(outcome.next().phase())
        .isEqualTo(
            new Phase.Preflight(
                new Rollout(
                    1,
                    1,
                    2,
                    "3.1.0",
                    List.of(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e")),
                    Optional.empty())));
    assertThat(origins(outcome)).containsOnly(new Origin.Stored(1));
    assertThat(outcome.news()).extracting(News::kind).containsExactly(News.Kind.STARTED);
  }

  @Test
  @DisplayName("REC-PRT only who is affected rolls")
  void onlyWhoseTemplateChangesIsInAWave() {
    var outcome = quiet().wishing("3.0.0", "d2").next();

    assertThat(outcome.next().phase().underWay().orElseThrow().waves())
        .containsExactly(List.of("d"));
  }

  @Test
  void databaseRollsFirstAndAlone() {
    var before = new TreeMap<>(Situation.FIRST);
    before.put("postgres", "p0");

    var outcome = quiet().stored(1, "3.0.0", before).wishing("3.0.0", "a2", "e2").next();

    assertThat(outcome.next().phase().underWay().orElseThrow().waves())
        .containsExactly(List.of("postgres"), List.of("a"), List.of("e"));
  }

  @Test
  @DisplayName("a new operator restarts nobody: what it renders differently waits")
  void otherRenderingOfTheSameSpecWaits() {
    var outcome = quiet().rendering(1, "a9", "b9", "c9", "d9", "e9").next();

    assertThat(outcome.next()).isEqualTo(Situation.stable(1));
    assertThat(origins(outcome)).containsOnly(new Origin.Stored(1));
    assertThat(outcome.words().unready()).isEmpty();
    assertThat(outcome.words().progress())
        .hasValueSatisfying(
            progress -> {
              assertThat(progress.active()).isFalse();
              assertThat(progress.word().reason()).isEqualTo("PendingMaintenanceWindow");
            });
  }

  @Test
  void maintenanceWindowBringsTheOtherRenderingIn() {
    var outcome = quiet().rendering(1, "a9").windowOpen().next();

    assertThat(outcome.next().phase().underWay().orElseThrow().waves())
        .containsExactly(List.of("a"));
  }

  @Test
  void rolloutOfAWindowGoesOnWhenTheWindowCloses() {
    var begun = quiet().rendering(1, "a9").windowOpen().next();
    var closed = quiet().rendering(1, "a9").after(begun);

    assertThat(closed.next().next().phase()).isInstanceOf(Phase.Wave.class);
  }

  @Test
  void changeOfOneComponentTakesNoOtherRenderingAlong() {
    var outcome = quiet().rendering(1, "a9", "b9").wishing("3.0.0", "c2").next();

    assertThat(outcome.next().phase().underWay().orElseThrow().waves())
        .containsExactly(List.of("c"));
    assertThat(outcome.store().getFirst().digests())
        .containsEntry("a", "a1")
        .containsEntry("c", "c2");
  }

  @Test
  void releaseThatMayNotActSaysForWhomItWaits() {
    var outcome = quiet().wishing("3.1.0", "a2").waitsFor("the recovery").next();

    assertThat(outcome.next()).isEqualTo(Situation.stable(1));
    assertThat(outcome.words().unready().orElseThrow().message())
        .isEqualTo("release 3.1.0 waits for the recovery");
    assertThat(outcome.shape()).contains(1L);
  }

  @Test
  void preflightWaitsForTheDatabase() {
    var outcome = releasing().databaseAway().next();

    assertThat(outcome.next().phase()).isInstanceOf(Phase.Preflight.class);
    assertThat(message(outcome)).contains("waiting for the database");
  }

  @Test
  @DisplayName("nobody is rolled into a pod that would wait for a Secret which is not there")
  void preflightWaitsForASecret() {
    var outcome = releasing().missingSecret("Secret key is missing: create it").next();

    assertThat(outcome.next().phase()).isInstanceOf(Phase.Preflight.class);
    assertThat(message(outcome)).contains("Secret key is missing: create it");
  }

  @Test
  void preflightWaitsForAnotherMigration() {
    assertThat(message(releasing().openMigration("migrate-x").next()))
        .contains("waiting for migration migrate-x");
  }

  @Test
  void preflightWantsAFreshBackupWhereBackupsAreTaken() {
    var old = releasing().lastBackup(NOW.minus(Duration.ofHours(27))).next();
    var fresh = releasing().lastBackup(NOW.minus(Duration.ofHours(25))).next();

    assertThat(message(old)).contains("more than 26 h old", "rec.io/backup-now");
    assertThat(fresh.next().phase()).isInstanceOf(Phase.Migrating.class);
  }

  @Test
  void changeThatNeedsNoOtherSchemaSkipsTheMigration() {
    var changed = quiet().wishing("3.0.0", "d2").step();

    assertThat(changed.next().next().phase()).isInstanceOf(Phase.Wave.class);
  }

  @Test
  void migrationComesBeforeTheFirstWave() {
    var migrating = releasing().step();

    assertThat(migrating.release().phase()).isInstanceOf(Phase.Migrating.class);
    assertThat(origins(migrating.next())).containsOnly(new Origin.Stored(1));
    assertThat(migrating.migration(new Migration.Done()).next().next().phase())
        .isInstanceOf(Phase.Wave.class);
  }

  @Test
  void failedMigrationEndsTheReleaseBeforeAnybodyRolled() {
    var outcome = releasing().step().migration(new Migration.Failed("V7 is broken")).next();

    assertThat(outcome.next().phase()).isEqualTo(new Phase.Stable(Optional.of(1L)));
    assertThat(outcome.words().degraded().orElseThrow().message())
        .contains("3.1.0", "migration failed: V7 is broken");
  }

  @Test
  void laterWavesKeepTheOldTemplates() {
    var outcome = releasing().inFirstWave().next();

    var applied = applied(outcome, releasing().inFirstWave());
    assertThat(applied).containsEntry("a", new Origin.Stored(2));
    assertThat(applied).containsEntry("c", new Origin.Stored(1));
  }

  @Test
  void waveHasToHoldForThirtySeconds() {
    var wave = releasing().inFirstWave().step();

    assertThat(number(wave.after(Duration.ofSeconds(29)).next())).isZero();
    assertThat(number(wave.after(Duration.ofSeconds(1)).next())).isEqualTo(1);
  }

  @Test
  void waveThatFallsIllBeginsItsThirtySecondsAnew() {
    var wave = releasing().inFirstWave().step().after(Duration.ofSeconds(20));

    var ill = wave.unsettled("a").step().settled().step();

    assertThat(number(ill.after(Duration.ofSeconds(20)).next())).isZero();
  }

  @Test
  void lastWaveIsFollowedByVerificationAndThenItIsInForce() {
    var situation = releasing().inFirstWave();
    for (var wave = 0; wave < 4; wave++) {
      situation.step().after(Duration.ofSeconds(30)).step();
    }
    assertThat(situation.release().phase()).isInstanceOf(Phase.Verifying.class);

    var early = situation.step().after(Duration.ofSeconds(59)).next();
    var done = situation.after(Duration.ofSeconds(1)).next();

    assertThat(early.next().phase()).isInstanceOf(Phase.Verifying.class);
    assertThat(done.next().phase()).isEqualTo(new Phase.Stable(Optional.of(2L)));
    assertThat(done.next().version()).contains("3.1.0");
    assertThat(done.next().history())
        .containsExactly(new RevisionRecord(1L, "3.0.0", NOW, "Replaced"));
    assertThat(done.news()).extracting(News::kind).containsExactly(News.Kind.RELEASED);
  }

  @Test
  @DisplayName("a wave that does not get well in time goes back and names the component")
  void lateWaveGoesBack() {
    var wave = releasing().inFirstWave().trouble("b", "CrashLoopBackOff: back-off; no such key");

    assertThat(wave.after(Duration.ofMinutes(9)).next().next().phase())
        .isInstanceOf(Phase.Wave.class);
    var back = wave.after(Duration.ofMinutes(1)).next();

    assertThat(back.next().phase()).isInstanceOf(Phase.RollingBack.class);
    assertThat(back.next().failure().orElseThrow().cause())
        .isEqualTo("b: CrashLoopBackOff: back-off; no such key");
    assertThat(back.next().history().getFirst().outcome()).isEqualTo("RolledBack");
    assertThat(back.shape()).contains(1L);
  }

  @Test
  void silentComponentIsNamedWithItsDeadline() {
    var back = releasing().inFirstWave().unsettled("a").after(Duration.ofMinutes(10)).next();

    assertThat(back.next().failure().orElseThrow().cause()).isEqualTo("a: not ready after 10m");
  }

  @Test
  void wayBackReversesTheWavesAndWaitsForNobodyForLong() {
    var situation = releasing().inFirstWave().step().after(Duration.ofSeconds(30)).step();
    situation.trouble("c", "OOMKilled").after(Duration.ofMinutes(10)).step();

    var rollout = situation.release().phase().underWay().orElseThrow();
    assertThat(rollout.waves()).containsExactly(List.of("c"), List.of("a", "b"));

    situation.after(Duration.ofMinutes(10)).step();
    assertThat(situation.release().phase()).isEqualTo(new Phase.RollingBack(rollout, 1));
    var arrived = situation.settled().next();
    assertThat(arrived.next().phase()).isEqualTo(new Phase.Stable(Optional.of(1L)));
    assertThat(arrived.words().degraded().orElseThrow())
        .isEqualTo(
            new Words.Word(
                "RolledBack",
                "release 3.1.0 went back to revision 1 (3.0.0): c: OOMKilled; change the spec to try again"));
  }

  @Test
  void failedTargetIsNotTriedAgainUntilTheSpecChanges() {
    var failed =
        releasing()
            .step()
            .migration(new Migration.Failed("broken"))
            .step()
            .after(Duration.ofDays(1));

    var again = failed.next();
    assertThat(again.next().phase()).isEqualTo(new Phase.Stable(Optional.of(1L)));
    assertThat(again.words().unready().orElseThrow().reason()).isEqualTo("RolledBack");
    assertThat(again.shape()).contains(1L);

    assertThat(failed.wishing("3.1.1", "a3").next().next().phase())
        .isInstanceOf(Phase.Preflight.class);
  }

  @Test
  void oldSpecPutsAnEndToTheFailure() {
    var failed = releasing().step().migration(new Migration.Failed("broken")).step();

    var outcome = failed.wishing("3.0.0", "a1", "b1", "c1", "d1", "e1").next();

    assertThat(outcome.next().failure()).isEmpty();
    assertThat(outcome.words()).isEqualTo(Words.none());
  }

  @Test
  void withoutAutoRollbackALateWaveWaitsForAPerson() {
    var outcome =
        releasing()
            .withoutAutoRollback()
            .inFirstWave()
            .trouble("b", "ImagePullBackOff")
            .after(Duration.ofMinutes(10))
            .next();

    assertThat(outcome.next().phase()).isInstanceOf(Phase.Wave.class);
    assertThat(outcome.words().degraded())
        .contains(new Words.Word("DeadlineExceeded", "b: ImagePullBackOff"));
  }

  @Test
  @DisplayName("a failed change to Paper never brings real money back")
  void neverGoesBackToLiveWhenTheSpecSaysPaper() {
    var outcome =
        quiet()
            .stored(1, "3.0.0", true, Situation.FIRST)
            .wishing("3.0.0", "a2")
            .step()
            .inFirstWave()
            .trouble("a", "CrashLoopBackOff")
            .after(Duration.ofMinutes(10))
            .next();

    assertThat(outcome.next().phase()).isInstanceOf(Phase.Wave.class);
    assertThat(outcome.words().degraded().orElseThrow().message()).contains("trade live again");
  }

  @Test
  @DisplayName("the way from Live to Paper waits until no live trade is open, however long that is")
  void paperWaitsForLiveTrades() {
    var waiting =
        quiet()
            .stored(1, "3.0.0", true, Situation.FIRST)
            .wishing("3.0.0", "a2")
            .openTrades(Optional.of(2))
            .step()
            .after(Duration.ofHours(3));

    var outcome = waiting.next();

    assertThat(outcome.next().phase()).isInstanceOf(Phase.Preflight.class);
    assertThat(outcome.words().progress().orElseThrow().word())
        .satisfies(
            word -> {
              assertThat(word.reason()).isEqualTo("WaitingForFlat");
              assertThat(word.message())
                  .contains("2 live trades are open", "nothing new is entered", "kill flatten");
            });
    assertThat(
            waiting.openTrades(Optional.empty()).next().words().unready().orElseThrow().message())
        .contains("waiting for the database");
    assertThat(waiting.openTrades(Optional.of(0)).next().next().phase())
        .isNotInstanceOf(Phase.Preflight.class);
  }

  @Test
  @DisplayName("the way to Live waits for no trade: those of paper end with it")
  void liveDoesNotWait() {
    var outcome = quiet().wishing("3.0.0", "a2").live().openTrades(Optional.of(2)).step().next();

    assertThat(outcome.next().phase()).isNotInstanceOf(Phase.Preflight.class);
  }

  @Test
  void clockOfAWaveStandsWhileSomebodyElseHasTheRightOfWay() {
    var wave = releasing().inFirstWave().unsettled("a").waitsFor("the recovery").step();

    assertThat(wave.release().since()).isEmpty();
    var resumed = wave.after(Duration.ofHours(1)).free().next();
    assertThat(resumed.next().phase()).isInstanceOf(Phase.Wave.class);
    assertThat(resumed.next().since()).contains(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void onePassOfSomebodyElseChangesNothing() {
    var wave = releasing().inFirstWave().step();

    assertThat(wave.busy().next().next()).isEqualTo(wave.release());
  }

  @Test
  void newerSpecOvertakesAndKeepsWhatIsRolled() {
    var first = releasing().inFirstWave().step().after(Duration.ofSeconds(30)).step();

    var overtaken = first.wishing("3.2.0", "a3", "b2", "c3", "d3", "e3").next();

    var rollout = overtaken.next().phase().underWay().orElseThrow();
    assertThat(overtaken.next().phase()).isInstanceOf(Phase.Preflight.class);
    assertThat(rollout.good()).isEqualTo(1);
    assertThat(rollout.base()).isEqualTo(3);
    assertThat(rollout.candidate()).isEqualTo(4);
    assertThat(overtaken.store()).extracting(NewRevision::partial).containsExactly(true, false);
    assertThat(rollout.waves()).containsExactly(List.of("a", "c"), List.of("d"), List.of("e"));
  }

  @Test
  void specThatGoesBackByItselfEndsTheRelease() {
    var wave = releasing().inFirstWave();

    var outcome = wave.wishing("3.0.0", "a1", "b1", "c1", "d1", "e1").next();

    assertThat(outcome.next().phase()).isInstanceOf(Phase.RollingBack.class);
    assertThat(outcome.next().failure()).isEmpty();
    assertThat(outcome.next().history().getFirst().outcome()).isEqualTo("Cancelled");
  }

  @Test
  void revisionThatVanishesUnderARolloutEndsItWhereItStands() {
    var wave = releasing().inFirstWave().lost(2).running("a", "a2");

    var outcome = wave.next();

    assertThat(outcome.next().phase()).isEqualTo(new Phase.Stable(Optional.of(3L)));
  }

  @Test
  void unknownPhaseIsLeftAlone() {
    var flat = ReleaseCodec.encode(Situation.stable(1));
    var unknown = new Phase.Unknown(flat);
    var release =
        new Release(unknown, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    assertThat(quiet().at(release).next().next()).isEqualTo(release);
  }

  private static int number(ReleaseOutcome outcome) {
    return switch (outcome.next().phase()) {
      case Phase.Wave wave -> wave.number();
      case Phase.RollingBack back -> back.number();
      case Phase.Installing installing -> -1;
      case Phase.Stable stable -> -1;
      case Phase.Preflight preflight -> -1;
      case Phase.Migrating migrating -> -1;
      case Phase.Verifying verifying -> -1;
      case Phase.Unknown unknown -> -1;
    };
  }

  private static String message(ReleaseOutcome outcome) {
    return outcome.words().unready().orElseThrow().message();
  }

  private static Collection<Origin> origins(ReleaseOutcome outcome) {
    return applied(outcome, quiet()).values();
  }

  private static Map<String, Origin> applied(ReleaseOutcome outcome, Situation situation) {
    var known = new HashMap<>(situation.inputs().revisions());
    outcome.store().forEach(fresh -> known.put(fresh.number(), fresh.summary()));
    return Applied.origins(outcome.next().phase(), known, situation.inputs().wish());
  }
}
