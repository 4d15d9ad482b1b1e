package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.NOW;
import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.RecoveryStage;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.observe.LookSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.observe.SessionsSeen;
import io.rec.operator.controller.observe.StakesSeen;
import io.rec.operator.controller.observe.StepsSeen;
import io.rec.operator.controller.render.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Machines that all have something to do in the same pass. */
class RightOfWayTest {
  private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(1));
  private static final String CHANGE = "env: [{name: X, value: '1'}]";

  private final Desk ready = Desks.with(desk(""), plan(desk(""), healthy(), LONG_AGO).status());

  @Test
  void releaseBeginsBeforeARotationThatIsAskedFor() {
    var changed = asked(Desks.with(desk(CHANGE), ready.status()), Verbs.ROTATE_CREDENTIALS, "one");

    var begun = plan(changed, healthy());
    var next = plan(Desks.with(changed, begun.status()), keeping(healthy(), begun));

    assertThat(begun.step()).isInstanceOf(Step.Release.class);
    assertThat(begun.status().credentials().pendingGeneration()).isNull();
    assertThat(next.status().requests().rotate()).isNull();
    assertThat(next.status().release().phase()).isNotEqualTo("Stable");
  }

  @Test
  void rotationUnderWayStandsStillWhileAReleaseRuns() {
    var changed = rotating(Desks.with(desk(CHANGE), ready.status()));

    var begun = plan(changed, healthy());

    assertThat(begun.step()).isInstanceOf(Step.Release.class);
    assertThat(begun.status().credentials().phase()).isEqualTo("Switching");
    assertThat(begun.status().credentials().pendingGeneration()).isEqualTo(2);
  }

  @Test
  void recoveryGoesBeforeARotationUnderWay() {
    var plan = plan(rotating(ready), executorDown());

    assertThat(plan.step()).isInstanceOf(Step.Restart.class);
    assertThat(plan.status().recovery().phase()).isEqualTo("Restarting");
    assertThat(plan.status().credentials().phase()).isEqualTo("Switching");
  }

  @Test
  void rotationWaitsForAPersonWhereRecoveriesDidNotHelp() {
    var desk = asked(Desks.with(ready, exhausted()), Verbs.ROTATE_CREDENTIALS, "one");

    var paused = (Step.RaiseKill) plan(desk, healthy()).step();
    var plan = plan(desk, done(healthy(), paused.order().request()));

    assertThat(plan.step()).isInstanceOf(Step.None.class);
    assertThat(plan.status().credentials().pendingGeneration()).isNull();
    assertThat(plan.status().credentials().message()).contains("recovery");
  }

  /** A spec that brings the cure must not wait for what a person has to see to. */
  @Test
  void rollbackIsHeardWhileRecoveriesAreExhausted() {
    var desk = asked(Desks.with(ready, exhausted()), Verbs.ROLLBACK, "7/one");
    var paused = (Step.RaiseKill) plan(desk, healthy()).step();

    var plan = plan(desk, done(healthy(), paused.order().request()));

    assertThat(plan.status().requests().rollback()).isEqualTo("7/one");
    assertThat(plan.notices()).extracting(Notice::reason).contains(Notice.Reason.ROLLBACK_REFUSED);
  }

  @Test
  void rollbackIsHeardBeforeARecoveryBegins() {
    var desk = asked(ready, Verbs.ROLLBACK, "7/one");

    var refused = plan(desk, executorDown());
    var next = plan(Desks.with(desk, refused.status()), executorDown());

    assertThat(refused.status().requests().rollback()).isEqualTo("7/one");
    assertThat(refused.status().recovery().phase()).isNotEqualTo("Restarting");
    assertThat(next.status().recovery().phase()).isEqualTo("Restarting");
    assertThat(next.status().requests().rollback()).isEqualTo("7/one");
  }

  @Test
  void restartForALoginIsInTheTemplateOfTheSamePass() {
    var sessions =
        new SessionsSeen(
            Map.of("rec_io_user_a", Set.of("trade-executor"), "rec_io_user_b", Set.of()),
            Optional.empty());
    var seen = healthy().withLook(new LookSeen(Desks.open(), NOW, sessions, StakesSeen.none()));

    var reopened = (Step.ChangeSlot) plan(rotating(ready), seen).step();
    var plan = plan(rotating(ready), done(seen, reopened.key()));

    assertThat(plan.step())
        .isInstanceOfSatisfying(
            Step.Restart.class,
            restart -> {
              assertThat(restart.components()).containsExactly("trade-executor");
              assertThat(token(plan, "trade-executor")).isEqualTo(restart.token());
            });
    assertThat(plan.status().components())
        .filteredOn(line -> line.restartToken() != null)
        .extracting(ComponentStatus::name)
        .containsExactly("trade-executor");
  }

  private static String token(Plan plan, String component) {
    return plan.objects().stream()
        .filter(Deployment.class::isInstance)
        .filter(object -> object.getMetadata().getName().equals(component))
        .map(object -> ((Deployment) object).getSpec().getTemplate().getMetadata())
        .map(meta -> meta.getAnnotations().get(Names.RESTART_TOKEN))
        .findFirst()
        .orElseThrow();
  }

  private static Observation healthy() {
    return Desks.healthy(desk(""));
  }

  private TradingSystemStatus exhausted() {
    var stages = List.of(new RecoveryStage(List.of("trade-executor")));
    var generation = ready.generation();
    return ready
        .status()
        .change()
        .recovery(
            new RecoveryStatus(
                "Exhausted",
                "r-1",
                null,
                null,
                stages,
                null,
                NOW,
                List.of(NOW),
                null,
                generation,
                null))
        .seal();
  }

  private static Observation done(Observation seen, String key) {
    return seen.withSteps(new StepsSeen(Set.of(key), Optional.empty()));
  }

  private static Observation executorDown() {
    return new Desks.World(desk("")).unavailable("trade-executor", LONG_AGO).observation();
  }

  private static Desk asked(Desk desk, String verb, String value) {
    return Desks.annotated(desk, verb, value);
  }

  private static Desk rotating(Desk desk) {
    var switching =
        new CredentialsStatus(
            1L,
            "a",
            "recio-db",
            "Switching",
            NOW.minusSeconds(300),
            2L,
            LONG_AGO,
            null,
            null,
            NOW.minusSeconds(300),
            null,
            null);
    return Desks.with(desk, desk.status().change().credentials(switching).seal());
  }

  /** The same with the revisions that a plan stores. */
  private static Observation keeping(Observation seen, Plan plan) {
    var revisions = new HashMap<>(seen.releases().revisions());
    plan.revisions().store().stream()
        .map(unwritten -> RevisionSeen.of(unwritten.packed()))
        .forEach(revision -> revisions.put(revision.number(), revision));
    return seen.withReleases(new ReleasesSeen(revisions, Map.of()));
  }
}
