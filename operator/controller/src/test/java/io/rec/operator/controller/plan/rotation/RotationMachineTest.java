package io.rec.operator.controller.plan.rotation;

import static io.rec.operator.controller.plan.rotation.Scene.CHANGE;
import static io.rec.operator.controller.plan.rotation.Scene.NOW;
import static io.rec.operator.controller.plan.rotation.Scene.ONE;
import static io.rec.operator.controller.plan.rotation.Scene.TWO;
import static io.rec.operator.controller.plan.rotation.Scene.ago;
import static io.rec.operator.controller.plan.rotation.Scene.hoursAgo;
import static io.rec.operator.controller.plan.rotation.Scene.minutesAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.plan.rotation.Consumer.Trouble;
import io.rec.operator.controller.plan.rotation.Rotation.Draining;
import io.rec.operator.controller.plan.rotation.Rotation.Preparing;
import io.rec.operator.controller.plan.rotation.Rotation.Published;
import io.rec.operator.controller.plan.rotation.Rotation.Retiring;
import io.rec.operator.controller.plan.rotation.Rotation.Stable;
import io.rec.operator.controller.plan.rotation.Rotation.Switching;
import io.rec.operator.controller.plan.rotation.Rotation.Unproven;
import io.rec.operator.controller.plan.rotation.RotationInputs.Access;
import io.rec.operator.controller.plan.rotation.RotationInputs.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each phase: what moves it on, what holds it, what takes it back. */
class RotationMachineTest {
  private static final Duration EVERY = Duration.ofDays(90);

  @Nested
  class NoRotation {
    @Test
    void loginThatWorksIsStable() {
      assertThat(new Scene().next(new Unproven(ONE)).rotation()).isEqualTo(new Stable(ONE));
      assertThat(new Scene().access(Access.REFUSED).next(new Unproven(ONE)).rotation())
          .isEqualTo(new Unproven(ONE));
    }

    @Test
    void nothingHappensBeforeItIsDue() {
      var outcome = new Scene().next(new Stable(ONE));

      assertThat(outcome.rotation()).isEqualTo(new Stable(ONE));
      assertThat(outcome.message()).isEmpty();
      assertThat(outcome.order()).isEmpty();
    }

    @Test
    void beginsWhenItIsDue() {
      var outcome = new Scene().rotated(ago(EVERY)).next(new Stable(ONE));

      assertThat(outcome.rotation()).isEqualTo(new Preparing(CHANGE, NOW));
      assertThat(outcome.order()).isEmpty();
      assertThat(outcome.served()).isFalse();
    }

    @Test
    void beginsWhenAPersonAsksEvenOutsideOfWindows() {
      var outcome = new Scene().unscheduled().asked("now").outsideWindows().next(new Stable(TWO));

      assertThat(outcome.rotation())
          .isEqualTo(new Preparing(new Change(TWO, new Generation(3, Slot.A)), NOW));
      assertThat(outcome.served()).isTrue();
    }

    @Test
    void scheduleWaitsForAWindow() {
      var outcome = new Scene().rotated(ago(EVERY)).outsideWindows().next(new Stable(ONE));

      assertThat(outcome.rotation()).isEqualTo(new Stable(ONE));
      assertThat(outcome.message()).isEqualTo("rotation waits for a maintenance window");
      assertThat(outcome.complaint()).isEmpty();
    }

    @Test
    void waitsForWhoeverHasRightOfWayAndKeepsTheRequest() {
      var outcome = new Scene().asked("now").waits("the release").next(new Stable(ONE));

      assertThat(outcome.rotation()).isEqualTo(new Stable(ONE));
      assertThat(outcome.message()).isEqualTo("rotation waits for the release");
      assertThat(outcome.served()).isFalse();
    }

    @Test
    void doesNotBeginWithALoginThatFails() {
      assertThat(new Scene().asked("x").access(Access.UNKNOWN).next(new Stable(ONE)).rotation())
          .isEqualTo(new Stable(ONE));
    }

    @Test
    void switchedOffScheduleNeverBegins() {
      assertThat(
              new Scene().unscheduled().rotated(ago(EVERY.multipliedBy(3))).next(new Stable(ONE)))
          .extracting(Outcome::rotation)
          .isEqualTo(new Stable(ONE));
    }

    @Test
    void scheduledOneWaitsAnHourAfterOneThatWasGivenUp() {
      var scene = new Scene().rotated(ago(EVERY));

      assertThat(scene.givenUp(minutesAgo(59)).next(new Stable(ONE)).rotation())
          .isEqualTo(new Stable(ONE));
      assertThat(scene.givenUp(minutesAgo(60)).next(new Stable(ONE)).rotation())
          .isInstanceOf(Preparing.class);
    }

    @Test
    void overdueOneIsComplainedAbout() {
      var late = ago(EVERY.plus(Duration.ofHours(25)));

      var outcome = new Scene().rotated(late).waits("the release").next(new Stable(ONE));

      assertThat(outcome.complaint())
          .hasValueSatisfying(
              found -> {
                assertThat(found.reason()).isEqualTo("RotationOverdue");
                assertThat(found.message()).contains("the release", "2026-11-19T11:00:00Z");
              });
    }

    @Test
    void waitingForAWindowIsNotOverdueForAMonth() {
      var late = ago(EVERY.plus(Duration.ofDays(30)));

      assertThat(new Scene().rotated(late).outsideWindows().next(new Stable(ONE)).complaint())
          .isEmpty();
    }
  }

  @Nested
  class Making {
    private final Preparing phase = new Preparing(CHANGE, minutesAgo(1));
    private final Effect.Order prepare =
        Effect.Order.of(new Effect.Prepare(TWO), phase, phase.since());

    @Test
    void firstTheSecretThenTheRole() {
      var before = new Publication(1, false, false, List.of());

      assertThat(new Scene().publication(before).next(phase).order()).isEmpty();
      assertThat(new Scene().next(phase).order()).contains(prepare);
    }

    @Test
    void publishesALoginThatWasSeenToWork() {
      assertThat(new Scene().done(prepare).next(phase).rotation())
          .isEqualTo(new Published(CHANGE, NOW));
    }

    @Test
    void failureIsToldAndTriedAgain() {
      var outcome = new Scene().failed("cannot prepare login: no").next(phase);

      assertThat(outcome.message()).isEqualTo("cannot prepare login: no");
      assertThat(outcome.order()).contains(prepare);
    }

    @Test
    void strangersSecretStopsIt() {
      var taken = new Publication(1, false, false, List.of("recio-db-next"));

      var outcome = new Scene().publication(taken).next(phase);

      assertThat(outcome.order()).isEmpty();
      assertThat(outcome.message()).contains("recio-db-next", "rename or delete");
    }

    @Test
    void givesUpAfterTenMinutesAndRetiresWhatItMade() {
      var outcome = new Scene().failed("no route").next(new Preparing(CHANGE, minutesAgo(10)));

      assertThat(outcome.rotation()).isEqualTo(new Retiring(new Change(TWO, ONE), NOW));
      assertThat(outcome.rotation().published()).isEqualTo(ONE);
      assertThat(outcome.history().failedAt()).contains(NOW);
      assertThat(outcome.message()).contains("no route");
    }

    @Test
    void standsStillWhileAnotherHasRightOfWay() {
      var outcome = new Scene().waits("the recovery").next(phase);

      assertThat(outcome.order()).isEmpty();
      assertThat(outcome.rotation()).isEqualTo(phase);
    }

    @Test
    void comingBackWaitsForNobodyAndDoesNotGiveUp() {
      var back = new Preparing(CHANGE.reversed(), hoursAgo(2));

      var outcome = new Scene().waits("the recovery").next(back);

      assertThat(outcome.rotation()).isEqualTo(back);
      assertThat(outcome.order())
          .contains(Effect.Order.of(new Effect.Prepare(ONE), back, back.since()));
      assertThat(back.published()).isEqualTo(TWO);
    }
  }

  @Nested
  class Publishing {
    private final Published phase = new Published(CHANGE, minutesAgo(1));

    @Test
    void movesOnWhenTheSecretHoldsTheNewLogin() {
      assertThat(new Scene().next(phase).rotation())
          .isEqualTo(new Switching(CHANGE, minutesAgo(1), NOW, Optional.empty()));
    }

    @Test
    void staysUntilThen() {
      var old = new Publication(1, true, true, List.of());

      assertThat(new Scene().publication(old).next(phase).rotation()).isEqualTo(phase);
    }
  }

  @Nested
  class MovingOver {
    private final Switching phase = switching(hoursAgo(1), hoursAgo(1));

    private Scene scene(Switching of) {
      return new Scene().done(Effect.Order.of(new Effect.Reopen(Slot.A), of, of.since()));
    }

    private static Switching switching(Instant publishedAt, Instant since) {
      return new Switching(CHANGE, publishedAt, since, Optional.empty());
    }

    @Test
    void beginsByHoldingTheOldLoginOpen() {
      assertThat(new Scene().waits("the recovery").next(phase).order())
          .contains(Effect.Order.of(new Effect.Reopen(Slot.A), phase, phase.since()));
    }

    @Test
    void oldLoginStaysValidThroughTheOverlap() {
      var outcome = scene(phase).next(phase);

      assertThat(outcome.rotation())
          .isEqualTo(new Switching(CHANGE, hoursAgo(1), hoursAgo(1), Optional.of(NOW)));
      assertThat(outcome.message()).isEqualTo("both logins stay valid until 2026-11-21T11:00:00Z");
    }

    @Test
    void countsOfAnEarlierPhaseDoNotCount() {
      assertThat(scene(phase).counted(hoursAgo(2)).next(phase).rotation()).isEqualTo(phase);
      assertThat(scene(phase).notCounted().next(phase).rotation()).isEqualTo(phase);
    }

    @Test
    void countThatFailsIsTold() {
      var outcome = scene(phase).uncounted("permission denied").next(phase);

      assertThat(outcome.rotation()).isEqualTo(phase);
      assertThat(outcome.message()).isEqualTo("sessions cannot be counted: permission denied");
    }

    @Test
    void closesAfterTheOverlapAndTwoQuietLooksHalfAMinuteApart() {
      var quiet =
          new Switching(
              CHANGE, hoursAgo(25), hoursAgo(25), Optional.of(ago(Duration.ofSeconds(30))));

      var outcome = scene(quiet).next(quiet);

      assertThat(outcome.rotation()).isEqualTo(new Draining(CHANGE, hoursAgo(25), NOW));
      assertThat(outcome.order()).map(Effect.Order::effect).contains(new Effect.Close(Slot.A));
    }

    @Test
    void oneQuietLookIsNotEnough() {
      var quiet =
          new Switching(
              CHANGE, hoursAgo(25), hoursAgo(25), Optional.of(ago(Duration.ofSeconds(29))));

      assertThat(scene(quiet).next(quiet).rotation()).isEqualTo(quiet);
    }

    @Test
    void sessionThatComesBackEndsTheQuiet() {
      var quiet = new Switching(CHANGE, hoursAgo(25), hoursAgo(25), Optional.of(hoursAgo(1)));

      var outcome = scene(quiet).on(Slot.A, "migrate").next(quiet);

      assertThat(outcome.rotation())
          .isEqualTo(new Switching(CHANGE, hoursAgo(25), hoursAgo(25), Optional.empty()));
    }

    @Test
    void jobOnTheOldLoginIsWaitedForAndNamed() {
      var late = switching(hoursAgo(25), hoursAgo(25));

      var outcome = scene(late).on(Slot.A, "migrate", "pg_dump").next(late);

      assertThat(outcome.restart()).isEmpty();
      assertThat(outcome.complaint())
          .hasValueSatisfying(
              found -> {
                assertThat(found.reason()).isEqualTo("DrainBlocked");
                assertThat(found.message()).startsWith("migrate, pg_dump on the old login");
              });
    }

    @Test
    void consumerThatHoldsOnIsRestartedAfterThreeMinutesDependenciesFirst() {
      var scene = scene(phase).on(Slot.A, "trade-manager-listen", "trade-executor");

      assertThat(scene.next(phase).restart())
          .map(Outcome.Restart::component)
          .contains("trade-executor");
    }

    @Test
    void nobodyIsRestartedBeforeThat() {
      var young = switching(minutesAgo(2), minutesAgo(2));

      assertThat(scene(young).on(Slot.A, "trade-executor").next(young).restart()).isEmpty();
    }

    @Test
    void nobodyIsRestartedWhileAnotherHasRightOfWay() {
      assertThat(
              scene(phase).waits("the recovery").on(Slot.A, "trade-executor").next(phase).restart())
          .isEmpty();
    }

    @Test
    void oneAtATimeAndEachOnce() {
      var token = "rotation-2-" + phase.publishedAt().getEpochSecond();
      var scene = scene(phase).on(Slot.A, "trade-manager", "trade-executor");

      assertThat(scene.restarted("trade-executor", token, false).next(phase).restart()).isEmpty();
      assertThat(scene.restarted("trade-executor", token, true).next(phase).restart())
          .map(Outcome.Restart::component)
          .contains("trade-manager");
      assertThat(scene.restarted("trade-manager", token, true).next(phase).restart()).isEmpty();
    }

    @Test
    void whoeverIsNotOnTheNewLoginYetBlocks() {
      var late = new Switching(CHANGE, hoursAgo(25), hoursAgo(25), Optional.of(hoursAgo(1)));

      var outcome = scene(late).on(Slot.B, "trade-executor").next(late);

      assertThat(outcome.rotation()).isEqualTo(late);
      assertThat(outcome.complaint().orElseThrow().message())
          .contains("trade-manager", "restart it");
    }

    @Test
    void stoppedComponentDoesNotBlock() {
      var late = new Switching(CHANGE, hoursAgo(25), hoursAgo(25), Optional.of(hoursAgo(1)));

      assertThat(
              scene(late)
                  .stopped("trade-manager")
                  .on(Slot.B, "trade-executor")
                  .next(late)
                  .rotation())
          .isInstanceOf(Draining.class);
    }

    @Test
    void leftoverSessionsDoNotHoldUpWhoeverWantsThemEnded() {
      var late = switching(hoursAgo(25), hoursAgo(25));

      assertThat(scene(late).terminating().on(Slot.A, "psql").next(late).rotation())
          .isEqualTo(new Draining(CHANGE, hoursAgo(25), NOW));
    }

    @Test
    void nobodysSessionsAreEndedWithinTheOverlap() {
      assertThat(scene(phase).terminating().on(Slot.A, "psql").next(phase).rotation())
          .isEqualTo(phase);
    }

    @Test
    void componentThatCannotLogInBringsTheOldLoginBack() {
      var outcome =
          scene(phase)
              .waits("the recovery")
              .unavailable("trade-manager", minutesAgo(1), Trouble.NONE)
              .on(Slot.B, "trade-executor")
              .next(phase);

      assertThat(outcome.rotation()).isEqualTo(new Preparing(new Change(TWO, ONE), NOW));
      assertThat(outcome.message()).contains("trade-manager cannot log in");
      assertThat(outcome.history().failedAt()).contains(NOW);
    }

    @Test
    void componentWithAnotherTroubleDoesNot() {
      var outcome =
          scene(phase)
              .unavailable("trade-manager", minutesAgo(1), Trouble.OTHER)
              .on(Slot.B, "trade-executor")
              .next(phase);

      assertThat(outcome.rotation()).isInstanceOf(Switching.class);
    }

    @Test
    void componentThatWasUnavailableBeforeDoesNot() {
      var outcome =
          scene(phase)
              .unavailable("trade-manager", hoursAgo(2), Trouble.NONE)
              .on(Slot.B, "trade-executor")
              .next(phase);

      assertThat(outcome.rotation()).isInstanceOf(Switching.class);
    }

    @Test
    void loginThatIsRefusedAndCannotBeRepairedGoesBack() {
      assertThat(scene(phase).failed("no").refusedSince(minutesAgo(2)).next(phase).rotation())
          .isEqualTo(new Preparing(new Change(TWO, ONE), NOW));
      assertThat(scene(phase).failed("no").refusedSince(minutesAgo(1)).next(phase).rotation())
          .isInstanceOf(Switching.class);
      assertThat(scene(phase).refusedSince(minutesAgo(9)).next(phase).rotation())
          .isInstanceOf(Switching.class);
    }

    @Test
    void comingBackDoesNotWaitForTheOverlapAndNeverTurnsAgain() {
      var back =
          new Switching(
              CHANGE.reversed(), minutesAgo(5), minutesAgo(5), Optional.of(minutesAgo(1)));
      var reopened =
          new Scene().done(Effect.Order.of(new Effect.Reopen(Slot.B), back, back.since()));

      assertThat(
              reopened
                  .on(Slot.A, "trade-executor", "trade-manager")
                  .on(Slot.B)
                  .next(back)
                  .rotation())
          .isEqualTo(new Draining(CHANGE.reversed(), minutesAgo(5), NOW));
      assertThat(
              reopened
                  .unavailable("trade-manager", minutesAgo(3), Trouble.LOGIN_REFUSED)
                  .on(Slot.A, "trade-executor")
                  .next(back)
                  .rotation())
          .isInstanceOf(Switching.class);
    }
  }

  @Nested
  class Trial {
    private final Draining phase = draining(minutesAgo(5));

    private static Draining draining(Instant since) {
      return new Draining(CHANGE, hoursAgo(25), since);
    }

    private static Scene closed(Draining phase) {
      return new Scene().done(Rehearsal.close(phase));
    }

    @Test
    void closesUntilItIsDone() {
      assertThat(new Scene().next(phase).order()).contains(Rehearsal.close(phase));
      assertThat(closed(phase).next(phase).order()).isEmpty();
    }

    @Test
    void lastsTenMinutes() {
      var over = draining(minutesAgo(10));

      assertThat(closed(phase).next(phase).rotation()).isEqualTo(phase);
      assertThat(closed(over).next(over).rotation()).isEqualTo(new Retiring(CHANGE, NOW));
    }

    @Test
    void retiresOnlyAfterALookThatIsNewer() {
      var over = draining(minutesAgo(10));

      assertThat(closed(over).counted(minutesAgo(10)).next(over).rotation()).isEqualTo(over);
    }

    @Test
    void isTakenBackWhenSomebodyNeededTheOldLogin() {
      var outcome =
          closed(phase)
              .waits("the recovery")
              .unavailable("trade-manager", minutesAgo(1), Trouble.NONE)
              .on(Slot.B, "trade-executor")
              .next(phase);

      var again = new Switching(CHANGE, hoursAgo(25), NOW, Optional.empty());
      assertThat(outcome.rotation()).isEqualTo(again);
      assertThat(outcome.order()).contains(Effect.Order.of(new Effect.Reopen(Slot.A), again, NOW));
      assertThat(outcome.message()).contains("trade-manager needed the old login");
    }

    @Test
    void componentThatFailsWithTheNewLoginInHandIsNobodysConcern() {
      var outcome =
          closed(phase).unavailable("trade-manager", minutesAgo(1), Trouble.NONE).next(phase);

      assertThat(outcome.rotation()).isEqualTo(phase);
    }

    @Test
    void sessionThatSlippedInIsWaitedFor() {
      var over = draining(minutesAgo(11));

      var outcome = closed(over).on(Slot.A, "psql").next(over);

      assertThat(outcome.rotation()).isEqualTo(over);
      assertThat(outcome.order()).isEmpty();
      assertThat(outcome.complaint().orElseThrow().reason()).isEqualTo("DrainBlocked");
    }

    @Test
    void leftoverSessionsAreEndedWhereThatIsWished() {
      var outcome = closed(phase).terminating().on(Slot.A, "psql").next(phase);

      assertThat(outcome.order()).map(Effect.Order::effect).contains(new Effect.Terminate(Slot.A));
    }

    @Test
    void retirementWaitsForWhoeverHasRightOfWay() {
      var over = draining(minutesAgo(11));

      assertThat(closed(over).waits("the release").next(over).rotation()).isEqualTo(over);
    }

    @Test
    void loginThatIsRefusedAndCannotBeRepairedGoesBack() {
      assertThat(closed(phase).failed("no").refusedSince(minutesAgo(3)).next(phase).rotation())
          .isEqualTo(new Preparing(new Change(TWO, ONE), NOW));
    }
  }

  @Nested
  class TheEnd {
    private final Retiring phase = new Retiring(CHANGE, minutesAgo(1));
    private final Effect.Order scramble =
        Effect.Order.of(new Effect.Scramble(Slot.A), phase, phase.since());

    @Test
    void firstThePasswordThenTheSecrets() {
      assertThat(new Scene().next(phase).order()).contains(scramble);
      assertThat(new Scene().done(scramble).next(phase).rotation()).isEqualTo(phase);
    }

    @Test
    void isOverWhenTheSecretsAreGone() {
      var clean = new Publication(2, false, false, List.of());

      var outcome = new Scene().givenUp(hoursAgo(3)).publication(clean).done(scramble).next(phase);

      assertThat(outcome.rotation()).isEqualTo(new Stable(TWO));
      assertThat(outcome.history())
          .isEqualTo(new RotationInputs.History(Optional.of(NOW), Optional.empty()));
    }

    @Test
    void oneThatCameBackKeepsItsDateAndItsFailure() {
      var back = new Retiring(CHANGE.reversed(), minutesAgo(1));
      var clean = new Publication(1, false, false, List.of());
      var scene =
          new Scene()
              .givenUp(minutesAgo(9))
              .publication(clean)
              .done(Effect.Order.of(new Effect.Scramble(Slot.B), back, back.since()));

      var outcome = scene.next(back);

      assertThat(outcome.rotation()).isEqualTo(new Stable(ONE));
      assertThat(outcome.history()).isEqualTo(scene.inputs().history());
    }
  }
}
