package io.rec.operator.controller.plan.recovery;

import static io.rec.operator.controller.plan.diagnosis.Cluster.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.spec.RecoverySpec;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.diagnosis.Cluster;
import io.rec.operator.controller.plan.diagnosis.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryMachineTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private final RecoveryPlanner planner = new RecoveryPlanner();
  private RecoveryStatus status = RecoveryStatus.empty();
  private RecoverySpec spec = RecoverySpec.defaults();
  private long generation = 7;
  private Optional<Ask> person = Optional.empty();
  private Optional<Ask> page = Optional.empty();
  private Optional<Ask> detector = Optional.empty();
  private boolean suspended;
  private boolean reset;
  private Set<String> outdated = Set.of();
  private Optional<String> waitsFor = Optional.empty();

  @Test
  @DisplayName("REC-CFD-10 restarts the root cause and leaves its dependents alone")
  void restartsTheRootOnly() {
    var plan = pass(executorDown(), NOW);

    assertThat(restarted(plan)).containsExactly("trade-executor");
    assertThat(plan.status().phase()).isEqualTo("Restarting");
    assertThat(plan.status().rootCauses()).containsExactly("trade-executor");
    assertThat(plan.status().attempts()).containsExactly(NOW);
    assertThat(kinds(plan))
        .containsExactly(RecoveryNews.Kind.ROOT_CAUSE_FOUND, RecoveryNews.Kind.STARTED);
    assertThat(plan.status().stages())
        .extracting(stage -> stage.components())
        .containsExactly(
            List.of("trade-executor"),
            List.of("trade-manager"),
            List.of("active-trade-supervisor"));
  }

  @Test
  void namesARootOnce() {
    pass(executorDown(), NOW);

    var again = pass(executorDown(), NOW.plusSeconds(5));

    assertThat(again.news()).isEmpty();
    assertThat(again.effects()).isEmpty();
  }

  @Test
  @DisplayName("a crash before the token is copied is no end: the old pods do not count as new")
  void isNotDoneBeforeThePodsBearTheToken() {
    pass(executorDown(), NOW);

    var plan = pass(new Cluster(), NOW.plusSeconds(5));

    assertThat(plan.status().phase()).isEqualTo("Restarting");
  }

  @Test
  void endsWhenRootAndDependentsServe() {
    pass(executorDown(), NOW);
    var settling =
        pass(new Cluster().workload("trade-executor", this::bearsToken), NOW.plusSeconds(20));

    var end =
        pass(new Cluster().workload("trade-executor", this::bearsToken), NOW.plusSeconds(111));

    assertThat(settling.status().phase()).isEqualTo("Settling");
    assertThat(end.status().phase()).isEqualTo("Idle");
    assertThat(end.status().id()).isNull();
    assertThat(kinds(end)).containsExactly(RecoveryNews.Kind.RECOVERED);
    assertThat(end.effects()).isEmpty();
  }

  @Test
  @DisplayName("REC-CFD-10 a dependent that does not come back is restarted in the next stage")
  void restartsADependentThatStaysDown() {
    pass(executorDown(), NOW);
    var cluster =
        new Cluster()
            .workload("trade-executor", this::bearsToken)
            .down("active-trade-supervisor", LONG);
    pass(cluster, NOW.plusSeconds(20));

    var next = pass(cluster, NOW.plusSeconds(110));

    assertThat(restarted(next)).containsExactly("active-trade-supervisor");
    assertThat(next.status().phase()).isEqualTo("Restarting");
    assertThat(next.status().stage()).isEqualTo(1);
    assertThat(next.status().attempts()).hasSize(1);
  }

  @Test
  void givesUpAStageAfterItsTimeAndSaysWhenItTriesAgain() {
    pass(executorDown(), NOW);

    var plan = pass(executorDown(), NOW.plus(LONG));

    assertThat(plan.status().phase()).isEqualTo("Idle");
    assertThat(plan.status().nextAllowedAt()).isEqualTo(NOW.plus(LONG).plusSeconds(30));
    assertThat(kinds(plan)).containsExactly(RecoveryNews.Kind.STUCK);
    assertThat(plan.remarks().getFirst())
        .satisfies(
            remark -> {
              assertThat(remark.reason()).isEqualTo("RecoveryStuck");
              assertThat(remark.message()).contains("trade-executor", "next attempt at");
            });
  }

  @Test
  @DisplayName("its own restart that is stuck in mid-rollout does not stand in the way of the next")
  void triesAgainOverItsOwnRollout() {
    pass(executorDown(), NOW);
    var stuck = executorDown().workload("trade-executor", seen -> rolling(seen, status.id()));
    pass(stuck, NOW.plus(LONG));

    var again = pass(stuck, NOW.plus(LONG).plusSeconds(31));

    assertThat(restarted(again)).containsExactly("trade-executor");
    assertThat(again.status().attempts()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 60", "3, 120", "4, 240", "5, 480", "6, 600", "20, 600"})
  void pausesGrowUpToTheLongest(int attempts, int seconds) {
    var state =
        new RecoveryState(
            Recovery.Idle.clean(),
            java.util.Collections.nCopies(attempts, NOW),
            Optional.empty(),
            Optional.empty());

    assertThat(RecoveryMachine.pause(state, spec, NOW)).hasSeconds(seconds);
  }

  @Test
  @DisplayName("after three recoveries within an hour it gives up, pauses entries and says so")
  void exhausts() {
    var kinds = new ArrayList<RecoveryNews.Kind>();
    var restarts = 0;
    var now = NOW;
    for (; now.isBefore(NOW.plus(Duration.ofMinutes(45))); now = now.plusSeconds(15)) {
      var plan = pass(executorDown().workload("trade-executor", this::token), now);
      restarts += restarted(plan).size();
      kinds.addAll(kinds(plan));
    }

    assertThat(restarts).isEqualTo(3);
    assertThat(kinds).containsOnlyOnce(RecoveryNews.Kind.EXHAUSTED);
    assertThat(status.phase()).isEqualTo("Exhausted");
    var plan = pass(executorDown(), now);
    assertThat(plan.effects()).hasOnlyElementsOfType(RecoveryEffect.PauseEntries.class);
    assertThat(plan.remarks().getFirst().reason()).isEqualTo("RecoveryExhausted");
    assertThat(plan.remarks().getFirst().message()).contains("rec.io/reset-recovery");
  }

  @Test
  void oneHealthyWindowEndsExhaustion() {
    exhausts();
    var from = NOW.plus(Duration.ofHours(2));

    assertThat(pass(executorDown(), from).status().phase()).isEqualTo("Exhausted");
    assertThat(
            pass(
                    new Cluster().back("trade-executor", Duration.ofSeconds(-7200)),
                    from.plus(Duration.ofMinutes(59)))
                .status()
                .phase())
        .isEqualTo("Exhausted");
    var end = pass(new Cluster(), from.plus(Duration.ofMinutes(61)));

    assertThat(end.status().phase()).isEqualTo("Idle");
    assertThat(end.status().attempts()).isEmpty();
    assertThat(kinds(end)).containsExactly(RecoveryNews.Kind.RESET);
  }

  @Test
  void resetBeginsAnew() {
    exhausts();
    reset = true;

    var plan = pass(executorDown(), NOW.plus(Duration.ofMinutes(50)));

    assertThat(plan.effects()).contains(new RecoveryEffect.ResetServed());
    assertThat(restarted(plan)).containsExactly("trade-executor");
    assertThat(plan.status().attempts()).hasSize(1);
  }

  @Test
  void anotherSpecEndsExhaustion() {
    exhausts();
    generation = 8;

    assertThat(pass(executorDown(), NOW.plus(Duration.ofHours(3))).status().phase())
        .isEqualTo("Idle");
  }

  @Test
  void anotherSpecEndsARecoveryAndKeepsItsToken() {
    pass(executorDown(), NOW);
    generation = 8;

    var plan = pass(executorDown(), NOW.plusSeconds(5));

    assertThat(plan.status().phase()).isEqualTo("Idle");
    assertThat(kinds(plan)).containsExactly(RecoveryNews.Kind.ABANDONED);
    assertThat(plan.effects()).isEmpty();
  }

  @Test
  void waitsForARolloutAndSaysSo() {
    var plan = pass(executorDown().workload("main-app", seen -> rolling(seen, "")), NOW);

    assertThat(plan.effects()).isEmpty();
    assertThat(plan.remarks().getFirst().message())
        .contains("its restart waits for the rollout of main-app");
  }

  @Test
  void waitsForWhoeverHasTheRightOfWay() {
    waitsFor = Optional.of("release");

    var plan = pass(executorDown(), NOW);

    assertThat(plan.effects()).isEmpty();
    assertThat(plan.remarks().getFirst().message()).contains("its restart waits for release");
  }

  @Test
  void switchedOffItOnlyReports() {
    spec = new RecoverySpec(false, null, null, null, null, null);

    var plan = pass(executorDown(), NOW);

    assertThat(plan.effects()).isEmpty();
    assertThat(kinds(plan)).containsExactly(RecoveryNews.Kind.ROOT_CAUSE_FOUND);
    assertThat(plan.remarks().getFirst().message()).contains("spec.recovery.enabled is false");
  }

  @Test
  @DisplayName("TPS-PM-04 a person restarts what he likes, critical or not")
  void personRestartsWhatIsNotCritical() {
    person = Optional.of(new Ask("ai-service", "n1", "ann", ""));

    var plan = pass(new Cluster(), NOW);

    assertThat(plan.effects())
        .containsExactlyInAnyOrder(
            new RecoveryEffect.RestartServed(),
            new RecoveryEffect.Restart(List.of("ai-service"), "n1"));
    assertThat(plan.status().requestedBy()).isEqualTo("ann");
    assertThat(plan.status().attempts()).isEmpty();
  }

  @Test
  void personIsToldOfASlip() {
    person = Optional.of(new Ask("trade-exekutor", "n1", "", ""));

    var plan = pass(new Cluster(), NOW);

    assertThat(plan.effects()).containsExactly(new RecoveryEffect.RestartServed());
    assertThat(plan.news().getFirst().note()).contains("no component 'trade-exekutor'");
  }

  @Test
  @DisplayName("TPS-PM-04 a person on the page restarts what he likes, once, and says why")
  void pageRestartsWhatIsHealthyAndNotCritical() {
    page = Optional.of(new Ask("ai-service", "p-1", "ann", "it answers slowly"));

    var plan = pass(new Cluster(), NOW);

    assertThat(plan.effects())
        .containsExactly(new RecoveryEffect.Restart(List.of("ai-service"), "p-1"));
    assertThat(plan.status().requestedBy()).isEqualTo("ann");
    assertThat(plan.status().servedRequest()).isEqualTo("p-1");
    assertThat(plan.status().attempts()).isEmpty();
    assertThat(plan.news())
        .containsExactly(
            new RecoveryNews(
                RecoveryNews.Kind.RESTARTED,
                List.of("ai-service"),
                "ai-service restarts, asked for as p-1, by ann: it answers slowly"));
    assertThat(pass(new Cluster(), NOW.plusSeconds(5)).effects()).isEmpty();
  }

  @Test
  void pageRestartsWhileRecoveriesAreExhausted() {
    exhausts();
    page = Optional.of(new Ask("ai-service", "p-1", "ann", "why"));

    var plan = pass(executorDown(), NOW.plus(Duration.ofMinutes(50)));
    var again = pass(executorDown(), NOW.plus(Duration.ofMinutes(51)));

    assertThat(restarted(plan)).containsExactly("ai-service");
    assertThat(plan.status().phase()).isEqualTo("Exhausted");
    assertThat(restarted(again)).isEmpty();
  }

  @Test
  @DisplayName("a wish of the page waits for the recovery at work and for the annotation before it")
  void pageWaitsForItsTurn() {
    pass(executorDown(), NOW);
    page = Optional.of(new Ask("ai-service", "p-1", "ann", "why"));

    var during = pass(executorDown(), NOW.plusSeconds(5));
    var stuck = pass(executorDown(), NOW.plus(LONG));
    person = Optional.of(new Ask("main-app", "n1", "bob", ""));
    var first = pass(new Cluster(), NOW.plus(LONG).plusSeconds(5));

    assertThat(restarted(during)).isEmpty();
    assertThat(restarted(stuck)).isEmpty();
    assertThat(restarted(first)).containsExactly("main-app");
    assertThat(first.status().servedRequest()).isNull();
  }

  @Test
  void pageIsToldOfASlip() {
    page = Optional.of(new Ask("trade-exekutor", "p-1", "ann", "why"));

    var plan = pass(new Cluster(), NOW);

    assertThat(plan.effects()).isEmpty();
    assertThat(plan.status().servedRequest()).isEqualTo("p-1");
    assertThat(kinds(plan)).containsExactly(RecoveryNews.Kind.REFUSED);
    assertThat(plan.news().getFirst().note())
        .startsWith("asked for on the page, by ann: why: there is no component 'trade-exekutor'");
  }

  @Test
  @DisplayName("while the system is suspended the page is refused at once, an annotation waits")
  void pageIsRefusedWhileSuspended() {
    suspended = true;
    waitsFor = Optional.of("suspend");
    page = Optional.of(new Ask("ai-service", "p-1", "ann", "why"));
    person = Optional.of(new Ask("main-app", "n1", "bob", ""));

    var plan = pass(new Cluster(), NOW);

    assertThat(plan.effects()).isEmpty();
    assertThat(plan.status().servedRequest()).isEqualTo("p-1");
    assertThat(plan.news())
        .singleElement()
        .satisfies(
            news -> {
              assertThat(news.kind()).isEqualTo(RecoveryNews.Kind.REFUSED);
              assertThat(news.note()).contains("by ann: why", "suspended; resume it");
            });
    suspended = false;
    waitsFor = Optional.empty();
    assertThat(restarted(pass(new Cluster(), NOW.plusSeconds(60)))).isEmpty();
  }

  @Test
  void detectorHasACriticalComponentRestartedOnce() {
    detector = Optional.of(Ask.ofDetector("trade-executor", "d-1", "no order answered for 60s"));

    var plan = pass(new Cluster(), NOW);

    assertThat(restarted(plan)).containsExactly("trade-executor");
    assertThat(plan.status().servedRequest()).isEqualTo("d-1");
    assertThat(plan.status().attempts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ai-service, not critical",
    "nobody, there is no such component",
    "trade-manager, it waits for trade-executor"
  })
  void detectorIsRefusedWithAReason(String component, String why) {
    detector = Optional.of(Ask.ofDetector(component, "d-1", "evidence"));

    var plan = pass(new Cluster().down("trade-executor", Duration.ofSeconds(20)), NOW);

    assertThat(plan.effects()).isEmpty();
    assertThat(plan.status().servedRequest()).isEqualTo("d-1");
    assertThat(plan.news().getFirst().note()).contains(why);
  }

  @Test
  void cannotHelpIsTheReasonAndNothingIsRestarted() {
    var cluster =
        new Cluster()
            .down(
                "trade-executor",
                LONG,
                new PodSigns(
                    "n1",
                    "ImagePullBackOff",
                    false,
                    Optional.empty(),
                    false,
                    false,
                    Optional.empty()));

    var plan = pass(cluster, NOW);

    assertThat(plan.effects()).isEmpty();
    assertThat(plan.remarks().getFirst().reason()).isEqualTo("CannotHelp");
  }

  @Test
  void unknownPhaseMeansHandsOff() {
    status =
        new RecoveryStatus("Diverting", null, null, null, null, null, null, null, null, null, null);

    var plan = pass(executorDown(), NOW);

    assertThat(plan.status()).isEqualTo(status);
    assertThat(plan.effects()).isEmpty();
    assertThat(plan.remarks().getFirst().reason()).isEqualTo("UnknownPhase");
  }

  private static Cluster executorDown() {
    return new Cluster()
        .down("trade-executor", LONG)
        .down("trade-manager", LONG)
        .down("active-trade-supervisor", LONG);
  }

  private WorkloadSeen bearsToken(WorkloadSeen seen) {
    return Cluster.workload(seen.name(), true, Cluster.BEFORE, String.valueOf(status.id()));
  }

  private WorkloadSeen token(WorkloadSeen seen) {
    return Cluster.workload(seen.name(), false, Cluster.BEFORE, String.valueOf(status.id()));
  }

  private static WorkloadSeen rolling(WorkloadSeen seen, String token) {
    return new WorkloadSeen(
        seen.name(),
        true,
        1,
        1,
        seen.ready(),
        seen.available(),
        2,
        "3.0.0",
        "",
        "",
        new WorkloadSeen.Standing(
            seen.standing().availableSince(), seen.standing().unavailableSince(), false, token));
  }

  private RecoveryPlan pass(Cluster cluster, Instant now) {
    var parts = cluster.parts();
    var plan =
        planner.plan(
            status,
            new RecoveryInputs(
                parts,
                Verdict.of(parts, spec.unhealthyAfter().toDuration(), now),
                spec,
                generation,
                person,
                page.filter(ask -> !ask.word().equals(status.servedRequest())),
                detector.filter(ask -> !ask.word().equals(status.servedRequest())),
                suspended,
                reset,
                outdated,
                waitsFor),
            true,
            now);
    status = plan.status();
    reset = false;
    person = Optional.empty();
    return plan;
  }

  private static List<String> restarted(RecoveryPlan plan) {
    return plan.effects().stream()
        .filter(RecoveryEffect.Restart.class::isInstance)
        .flatMap(effect -> ((RecoveryEffect.Restart) effect).components().stream())
        .toList();
  }

  private static List<RecoveryNews.Kind> kinds(RecoveryPlan plan) {
    return plan.news().stream().map(RecoveryNews::kind).toList();
  }
}
