package io.rec.operator.controller.plan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.observe.PodSigns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(89);

  @Test
  void nothingUnavailableHasNoRoot() {
    assertThat(new Cluster().verdict()).isEqualTo(Verdict.none());
  }

  @Test
  @DisplayName("REC-CFD-10 names the root and groups who waits for it")
  void groupsDependentsUnderTheRoot() {
    var verdict =
        new Cluster()
            .down("trade-executor", LONG)
            .down("trade-manager", LONG)
            .down("active-trade-supervisor", LONG)
            .verdict();

    assertThat(verdict.roots())
        .singleElement()
        .satisfies(
            root -> {
              assertThat(root.name()).isEqualTo("trade-executor");
              assertThat(root.blocked())
                  .isEqualTo(new TreeSet<>(Set.of("active-trade-supervisor", "trade-manager")));
              assertThat(root.remedy()).isInstanceOf(Remedy.Restart.class);
              assertThat(root.words())
                  .isEqualTo(
                      "root cause trade-executor: its readiness probe fails; waiting for it: active-trade-supervisor, trade-manager");
            });
    assertThat(verdict.blockedBy())
        .isEqualTo(
            Map.of("trade-manager", "trade-executor", "active-trade-supervisor", "trade-executor"));
  }

  @Test
  void oneSecondTooEarlyIsNoRootAndTellsWhenToLookAgain() {
    var verdict = new Cluster().down("trade-executor", SHORT).verdict();

    assertThat(verdict.roots()).isEmpty();
    assertThat(verdict.nextLook()).hasValue(Cluster.NOW.plusSeconds(1));
  }

  @Test
  @DisplayName("whoever fails a moment before what he depends on is not to blame")
  void waitsForADependencyThatFailedLater() {
    var cluster =
        new Cluster().down("trade-executor", SHORT).down("trade-manager", SHORT.plusSeconds(5));

    assertThat(cluster.roots()).isEmpty();
    assertThat(cluster.verdict().blockedBy()).containsEntry("trade-manager", "trade-executor");
  }

  @Test
  @DisplayName("REC-CFD-10 after an outage of the database its dependents get time to come back")
  void dependentsGetTimeAfterTheRootIsBack() {
    var cluster =
        new Cluster()
            .back("postgres", Duration.ofSeconds(5))
            .down("trade-executor", LONG)
            .down("trade-manager", LONG);

    assertThat(cluster.roots()).isEmpty();
    assertThat(cluster.verdict().nextLook()).hasValue(Cluster.NOW.plusSeconds(85));
  }

  @Test
  @DisplayName("REC-CFD-10 an outage of the database is one root, whoever waits for it")
  void databaseIsTheOneRoot() {
    var cluster =
        new Cluster()
            .down("postgres", LONG)
            .down("trade-executor", LONG)
            .down("kalshi-account-sync", LONG)
            .down("trade-manager", LONG);

    assertThat(cluster.roots()).containsExactly("postgres");
  }

  @Test
  void whatIsOutsideIsNamedAndNothingIsRestarted() {
    var verdict = new Cluster().outside("database", LONG).down("trade-executor", LONG).verdict();

    assertThat(verdict.roots())
        .singleElement()
        .satisfies(
            root -> {
              assertThat(root.name()).isEqualTo("database");
              assertThat(root.remedy()).isInstanceOf(Remedy.Report.class);
            });
  }

  @Test
  @DisplayName("REC-CFD-05 what is not critical is reported only")
  void reportsWhatIsNotCritical() {
    var root = new Cluster().down("ai-service", LONG).verdict().roots().getFirst();

    assertThat(root.remedy()).isInstanceOf(Remedy.Report.class);
    assertThat(root.remedy().words()).contains("rec.io/restart=ai-service/");
  }

  @ParameterizedTest
  @CsvSource({
    "ImagePullBackOff",
    "ErrImagePull",
    "InvalidImageName",
    "Unschedulable",
    "CreateContainerConfigError"
  })
  void cannotHelpWhereAPodNeverStarts(String waiting) {
    var root =
        down(new PodSigns("n1", waiting, false, Optional.empty(), false, false, Optional.empty()));

    assertThat(root.remedy())
        .isInstanceOfSatisfying(
            Remedy.CannotHelp.class, remedy -> assertThat(remedy.reason()).isEqualTo(waiting));
  }

  @Test
  void cannotHelpWhoNeedsMoreMemory() {
    var root =
        down(
            new PodSigns(
                "n1", "CrashLoopBackOff", false, Optional.empty(), true, false, Optional.empty()));

    assertThat(root.remedy().words()).contains("raise its memory limit");
  }

  @Test
  void restartsWhatCrashes() {
    var root =
        down(
            new PodSigns(
                "n1", "CrashLoopBackOff", false, Optional.empty(), false, false, Optional.empty()));

    assertThat(root.remedy()).isInstanceOf(Remedy.Restart.class);
  }

  @Test
  void cannotHelpWhereNoPodMayBeMade() {
    var verdict =
        new Cluster()
            .down("trade-executor", LONG)
            .workload(
                "trade-executor",
                seen ->
                    new io.rec.operator.controller.observe.WorkloadSeen(
                        seen.name(),
                        true,
                        1,
                        0,
                        0,
                        0,
                        0,
                        "",
                        "",
                        "exceeded quota: cpu",
                        seen.standing()))
            .verdict();

    assertThat(verdict.roots().getFirst().remedy())
        .isInstanceOfSatisfying(
            Remedy.CannotHelp.class,
            remedy -> assertThat(remedy.reason()).isEqualTo("PodsRefused"));
  }

  @Test
  void waitsForAnImage() {
    var root =
        down(
            new PodSigns(
                "n1",
                "ContainerCreating",
                false,
                Optional.empty(),
                false,
                false,
                Optional.empty()));

    assertThat(root.remedy()).isInstanceOf(Remedy.Wait.class);
  }

  @Test
  void waitsForWhatStillStarts() {
    var root = down(new PodSigns("n1", "", true, Optional.empty(), false, false, Optional.empty()));

    assertThat(root.remedy()).isInstanceOf(Remedy.Wait.class);
  }

  @ParameterizedTest
  @CsvSource({"59, false", "61, true"})
  void givesAMinuteToWhatHasJustBegun(int seconds, boolean restarts) {
    var begun = Optional.of(Cluster.NOW.minusSeconds(seconds));
    var root = down(new PodSigns("n1", "", false, begun, false, false, Optional.empty()));

    assertThat(root.remedy()).isInstanceOf(restarts ? Remedy.Restart.class : Remedy.Wait.class);
  }

  @ParameterizedTest
  @CsvSource({"95, true", "59, false"})
  void waitsAMinuteForALostNode(int seconds, boolean restarts) {
    var cluster =
        new Cluster()
            .down(
                "trade-executor",
                Duration.ofSeconds(seconds),
                new PodSigns("n1", "", false, Optional.empty(), false, true, Optional.empty()));

    var verdict = Verdict.of(cluster.parts(), Duration.ofSeconds(10), Cluster.NOW);

    assertThat(verdict.roots().getFirst().remedy() instanceof Remedy.Restart).isEqualTo(restarts);
  }

  @Test
  @DisplayName("every pod of a node unready is the node's fault: wait for eviction")
  void waitsWhenAWholeNodeIsGone() {
    var onNode = new PodSigns("n1", "", false, Optional.empty(), false, false, Optional.empty());
    var cluster = new Cluster();
    for (var name : List.of("trade-executor", "kalshi-account-sync", "main-app")) {
      cluster.down(name, LONG, onNode);
    }

    assertThat(remedy(cluster, "trade-executor").words()).contains("every pod on node n1");
    assertThat(remedy(cluster, "main-app")).isInstanceOf(Remedy.Report.class);
  }

  @Test
  void oneReadyPodAcquitsTheNode() {
    var onNode = new PodSigns("n1", "", false, Optional.empty(), false, false, Optional.empty());
    var cluster = new Cluster();
    for (var name : List.of("trade-executor", "kalshi-account-sync", "main-app")) {
      cluster.down(name, LONG, onNode);
    }
    cluster.change(
        "ai-service",
        part ->
            Part.component(
                part.name(),
                false,
                part.workload(),
                Optional.of(Cluster.pod(part.name(), true, Cluster.BEFORE, onNode))));

    assertThat(remedy(cluster, "trade-executor")).isInstanceOf(Remedy.Restart.class);
  }

  private static Remedy remedy(Cluster cluster, String name) {
    return cluster.verdict().roots().stream()
        .filter(root -> root.name().equals(name))
        .findFirst()
        .orElseThrow()
        .remedy();
  }

  private static RootCause down(PodSigns signs) {
    return new Cluster().down("trade-executor", LONG, signs).verdict().roots().getFirst();
  }
}
