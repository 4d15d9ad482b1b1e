package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.RecoveryStage;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.observe.RecoveryRequestSeen;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.plan.Desks.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Recovery as a pass of the whole planner: from what was seen to pod templates and conditions. */
class RecoveriesTest {
  private static final Instant NOW = Desks.NOW;
  private static final Instant LONG_AGO = NOW.minusSeconds(100);
  private final Desk desk = installed("");

  @Test
  @DisplayName("REC-CFD-10 one token for the root, none for its dependents, in one write")
  void rootGetsTheOnlyToken() {
    var plan = plan(desk, tradingDown());

    var id = plan.status().recovery().id();
    assertThat(tokens(plan)).isEqualTo(Map.of("trade-executor", id));
    assertThat(plan.step()).isEqualTo(new Step.Restart(List.of("trade-executor"), id));
    assertThat(line(plan, "trade-executor")).isEqualTo(id);
  }

  @Test
  void conditionsNameTheCulpritAndTheNextStep() {
    var plan = plan(desk, tradingDown());

    assertThat(condition(plan, ConditionType.DEGRADED))
        .satisfies(
            found -> {
              assertThat(found.reason()).isEqualTo("RootCause");
              assertThat(found.message())
                  .isEqualTo(
                      "root cause trade-executor: its readiness probe fails; waiting for it: active-trade-supervisor, trade-manager; recovery under way");
            });
    assertThat(condition(plan, ConditionType.PROGRESSING).reason()).isEqualTo("Recovering");
    assertThat(plan.status().state()).isEqualTo("Recovering");
    assertThat(plan.notices())
        .extracting(Notice::reason)
        .containsExactly(Notice.Reason.ROOT_CAUSE_FOUND, Notice.Reason.RECOVERY_STARTED);
    assertThat(plan.status().components())
        .filteredOn(component -> component.blockedBy() != null)
        .extracting(component -> component.name() + " by " + component.blockedBy())
        .containsExactly(
            "active-trade-supervisor by trade-executor", "trade-manager by trade-executor");
  }

  @Test
  void comesBackWhenARootMayComeToLight() {
    var world = new World(desk).unavailable("trade-executor", NOW.minusSeconds(87));

    assertThat(plan(desk, world.observation()).wakeUp()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  @DisplayName("tokens stay for ever: dropping one would restart once more")
  void tokenStaysAfterTheRecovery() {
    var begun = Desks.with(desk, plan(desk, tradingDown()).status());
    var id = begun.status().recovery().id();
    var healed = new World(begun).restarted("trade-executor", id, NOW).observation();
    var settling = Desks.with(desk, Desks.plan(begun, healed, NOW.plusSeconds(20)).status());

    var ended = Desks.plan(settling, healed, NOW.plusSeconds(110));

    assertThat(settling.status().recovery().phase()).isEqualTo("Settling");
    assertThat(ended.status().recovery().phase()).isEqualTo("Idle");
    assertThat(ended.step()).isInstanceOf(Step.None.class);
    assertThat(tokens(ended)).isEqualTo(Map.of("trade-executor", id));
    assertThat(ended.status().state()).isEqualTo("Running");
    assertThat(ended.notices())
        .extracting(Notice::reason)
        .containsExactly(Notice.Reason.RECOVERY_FINISHED);
  }

  @Test
  @DisplayName("REC-DEP-01 an outage of the database restarts nobody, then or when it is back")
  void databaseOutageRestartsNobody() {
    var away = waitingForDatabase().look(new Look.Away("connection refused")).observation();
    var noticed = Desks.with(desk, plan(desk, away).status());
    var later = NOW.plusSeconds(180);
    var during = Desks.plan(noticed, away, later);
    var waiting = Desks.with(desk, during.status());
    var back = waitingForDatabase().observation();

    var after = Desks.plan(waiting, back, later.plusSeconds(5));

    assertThat(during.status().recovery().rootCauses()).containsExactly("postgres");
    assertThat(condition(during, ConditionType.DEGRADED).message())
        .startsWith("root cause postgres: DatabaseUnavailable: connection refused");
    assertThat(tokens(during)).isEmpty();
    assertThat(after.status().recovery().rootCauses()).isEmpty();
    assertThat(tokens(after)).isEmpty();
  }

  @Test
  void managedDatabaseThatHangsIsRestarted() {
    var away = waitingForDatabase().look(new Look.Away("connection refused"));
    var seen = withDatabasePod(away.observation());

    var plan = plan(desk, seen);

    assertThat(plan.step()).isInstanceOf(Step.Restart.class);
    assertThat(databaseToken(plan)).isEqualTo(plan.status().recovery().id());
    assertThat(plan.status().database().restartToken()).isEqualTo(databaseToken(plan));
    assertThat(tokens(plan)).isEmpty();
  }

  @Test
  void nothingIsRestartedWhileInstalling() {
    var plan = plan(Desks.desk(""), tradingDown());

    assertThat(tokens(plan)).isEmpty();
    assertThat(plan.status().recovery().rootCauses()).isEmpty();
  }

  @Test
  void nothingIsRestartedWhileTheNextSpecRollsOut() {
    var changed = Desks.desk("env: [{name: X, value: '1'}]");
    var begun = plan(Desks.with(changed, desk.status()), Desks.healthy(desk));

    var plan = plan(Desks.with(changed, begun.status()), keeping(tradingDown(), begun));

    assertThat(begun.status().release().phase()).isEqualTo("Preflight");
    assertThat(tokens(plan)).isEmpty();
    assertThat(condition(plan, ConditionType.DEGRADED).message())
        .contains("its restart waits for release");
  }

  @Test
  void releaseThatHasNotBegunWaitsForARecovery() {
    var changed = Desks.with(Desks.desk("env: [{name: X, value: '1'}]"), desk.status());

    var plan = plan(changed, tradingDown());

    assertThat(plan.step()).isInstanceOf(Step.Restart.class);
    assertThat(plan.status().release().phase()).isEqualTo("Stable");
    assertThat(plan.revisions().store()).isEmpty();
    assertThat(condition(plan, ConditionType.PROGRESSING).reason()).isEqualTo("Recovering");
  }

  @Test
  void suspendedDeskHasNoFailures() {
    var suspended = Desks.with(Desks.desk("suspend: true"), desk.status());

    assertThat(plan(suspended, tradingDown()).status().recovery().rootCauses()).isEmpty();
  }

  @Test
  void pausedDeskIsToldOfItsRootAndLeftAlone() {
    var plan = plan(Desks.annotated(desk, Verbs.PAUSED, "true"), tradingDown());

    assertThat(plan.writes()).isFalse();
    assertThat(tokens(plan)).isEmpty();
    assertThat(plan.status().recovery().rootCauses()).containsExactly("trade-executor");
    assertThat(plan.status().recovery().phase()).isEqualTo("Idle");
  }

  @Test
  void detectorsWishIsServedOnce() {
    var seen =
        Desks.healthy(desk)
            .withRecoveryRequest(new RecoveryRequestSeen("trade-executor", "no answer", "d-1", ""));

    var plan = plan(desk, seen);
    var again = plan(Desks.with(desk, plan.status()), seen);

    assertThat(tokens(plan)).containsOnlyKeys("trade-executor");
    assertThat(again.step()).isInstanceOf(Step.None.class);
    assertThat(again.objects()).isEqualTo(plan.objects());
  }

  @Test
  @DisplayName(
      "TPS-PM-04 a person's wish from the page restarts exactly one component, healthy or not")
  void personsWishIsServedOnce() {
    var seen = Desks.healthy(desk).withRecoveryRequest(asked("db-poller"));

    var plan = plan(desk, seen);
    var again = plan(Desks.with(desk, plan.status()), seen);

    assertThat(plan.step()).isEqualTo(new Step.Restart(List.of("db-poller"), "p-1"));
    assertThat(tokens(plan)).isEqualTo(Map.of("db-poller", "p-1"));
    assertThat(plan.status().recovery().servedRequest()).isEqualTo("p-1");
    assertThat(plan.notices())
        .extracting(notice -> notice.reason() + ": " + notice.note())
        .containsExactly(
            "COMPONENT_RESTARTED: db-poller restarts, asked for as p-1, by ann: it lags");
    assertThat(again.step()).isInstanceOf(Step.None.class);
    assertThat(again.notices()).isEmpty();
    assertThat(again.objects()).isEqualTo(plan.objects());
  }

  @Test
  void personsWishForAnUnknownComponentIsRefusedOnce() {
    var seen = Desks.healthy(desk).withRecoveryRequest(asked("db-puller"));

    var plan = plan(desk, seen);

    assertThat(tokens(plan)).isEmpty();
    assertThat(plan.notices())
        .extracting(Notice::reason)
        .containsExactly(Notice.Reason.RESTART_REFUSED);
    assertThat(plan(Desks.with(desk, plan.status()), seen).notices()).isEmpty();
  }

  @Test
  void personsWishIsRefusedInASuspendedDesk() {
    var suspended = Desks.with(Desks.desk("suspend: true"), desk.status());
    var seen = Desks.healthy(desk).withRecoveryRequest(asked("db-poller"));

    var plan = plan(suspended, seen);

    assertThat(tokens(plan)).isEmpty();
    assertThat(plan.status().recovery().servedRequest()).isEqualTo("p-1");
    assertThat(plan.notices())
        .filteredOn(notice -> notice.reason() == Notice.Reason.RESTART_REFUSED)
        .singleElement()
        .satisfies(notice -> assertThat(notice.note()).contains("by ann: it lags", "suspended"));
  }

  private static RecoveryRequestSeen asked(String component) {
    return new RecoveryRequestSeen(component, "it lags", "p-1", "ann");
  }

  @Test
  @DisplayName("exhausted recoveries pause entries in the database and in the control document")
  void exhaustionPausesEntries() {
    var exhausted = exhausted();

    var plan = plan(exhausted, tradingDown());

    assertThat(plan.step())
        .isInstanceOfSatisfying(
            Step.RaiseKill.class,
            pause -> {
              assertThat(pause.order().level()).isEqualTo("PauseEntries");
              assertThat(pause.order().request()).endsWith("/r-1/exhausted");
            });
    assertThat(control(plan)).contains("PauseEntries");
    assertThat(condition(plan, ConditionType.DEGRADED).reason()).isEqualTo("RecoveryExhausted");
    assertThat(plan.status().state()).as("only a person can go on").isEqualTo("Failed");
  }

  @Test
  void exhaustionWithoutADatabasePausesByTheControlDocumentAlone() {
    var plan = plan(exhausted(), waitingForDatabase().look(new Look.Away("refused")).observation());

    assertThat(plan.step()).isInstanceOf(Step.None.class);
    assertThat(control(plan)).contains("PauseEntries");
  }

  @Test
  @DisplayName("the control document says whether real money is allowed at all")
  void controlSaysWhetherLiveIsAllowed() {
    assertThat(control(plan(Desks.desk(""), tradingDown()))).contains("\"allowLive\" : false");
    assertThat(control(plan(Desks.desk("allowLive: true"), tradingDown())))
        .contains("\"allowLive\" : true");
  }

  @Test
  @DisplayName("a harder kill switch of the spec is not lowered by exhaustion")
  void exhaustionLowersNothing() {
    var flat = Desks.desk("killSwitch: {level: Flatten, reason: fire, by: ann}");

    assertThat(control(plan(Desks.with(flat, exhausted().status()), tradingDown())))
        .contains("Flatten")
        .doesNotContain("PauseEntries");
  }

  @Test
  void resetIsServedOnce() {
    var asked = Desks.annotated(exhausted(), Verbs.RESET_RECOVERY, "w1");

    var plan = plan(asked, Desks.healthy(desk));

    assertThat(plan.status().recovery().phase()).isEqualTo("Idle");
    assertThat(plan.status().requests().resetRecovery()).isEqualTo("w1");
    assertThat(control(plan)).doesNotContain("PauseEntries");
    assertThat(plan(Desks.with(asked, plan.status()), Desks.healthy(desk)).notices()).isEmpty();
  }

  @Test
  void phaseOfANewerOperatorIsLeftAlone() {
    var unknown =
        new RecoveryStatus("Diverting", null, null, null, null, null, null, null, null, null, null);
    var newer = Desks.with(desk, desk.status().change().recovery(unknown).seal());

    var plan = plan(newer, tradingDown());

    assertThat(plan.status().recovery()).isEqualTo(unknown);
    assertThat(condition(plan, ConditionType.DEGRADED).reason()).isEqualTo("UnknownPhase");
  }

  private Desk exhausted() {
    return Desks.with(
        desk,
        desk.status()
            .change()
            .recovery(
                new RecoveryStatus(
                    "Exhausted",
                    "r-1",
                    null,
                    List.of("trade-executor"),
                    List.of(new RecoveryStage(List.of("trade-executor"))),
                    null,
                    NOW,
                    List.of(NOW, NOW, NOW),
                    null,
                    desk.generation(),
                    null))
            .seal());
  }

  private static Desk installed(String spec) {
    var desk = Desks.desk(spec);
    return Desks.with(desk, Desks.plan(desk, Desks.healthy(desk), LONG_AGO).status());
  }

  private Observation tradingDown() {
    return new World(desk)
        .unavailable("trade-executor", LONG_AGO)
        .unavailable("trade-manager", LONG_AGO)
        .unavailable("active-trade-supervisor", LONG_AGO)
        .observation();
  }

  private World waitingForDatabase() {
    var world = new World(desk);
    List.of("trade-executor", "trade-manager", "kalshi-account-sync", "db-poller")
        .forEach(name -> world.unavailable(name, LONG_AGO));
    return world;
  }

  /** The same with the revisions that a plan stores. */
  private static Observation keeping(Observation seen, Plan plan) {
    var revisions = new HashMap<>(seen.releases().revisions());
    plan.revisions().store().stream()
        .map(unwritten -> RevisionSeen.of(unwritten.packed()))
        .forEach(revision -> revisions.put(revision.number(), revision));
    return seen.withReleases(new ReleasesSeen(revisions, Map.of()));
  }

  private static Observation withDatabasePod(Observation seen) {
    var signs =
        new PodSigns("n1", "", false, Optional.empty(), false, false, Optional.of(LONG_AGO));
    var pod = new PodSeen("postgres-0", "postgres", false, false, "2026", 0, "", "", signs, false);
    return seen.withPods(List.of(pod));
  }

  private static Plan plan(Desk desk, Observation seen) {
    return Desks.plan(desk, seen);
  }

  private static Map<String, String> tokens(Plan plan) {
    var tokens = new TreeMap<String, String>();
    plan.objects().stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .forEach(
            one -> {
              var token =
                  one.getSpec()
                      .getTemplate()
                      .getMetadata()
                      .getAnnotations()
                      .get("rec.io/restart-token");
              if (token != null) {
                tokens.put(one.getMetadata().getName(), token);
              }
            });
    return tokens;
  }

  private static String databaseToken(Plan plan) {
    return plan.objects().stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .map(one -> one.getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations.get("rec.io/restart-token"))
        .findFirst()
        .orElseThrow();
  }

  private static String control(Plan plan) {
    return plan.objects().stream()
        .filter(ConfigMap.class::isInstance)
        .filter(map -> map.getMetadata().getName().equals("control"))
        .map(map -> ((ConfigMap) map).getData().get("control.json"))
        .findFirst()
        .orElseThrow();
  }

  private static String line(Plan plan, String component) {
    return plan.status().components().stream()
        .filter(found -> found.name().equals(component))
        .findFirst()
        .orElseThrow()
        .restartToken();
  }

  private static Condition condition(Plan plan, ConditionType type) {
    return plan.status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst()
        .orElseThrow();
  }
}
