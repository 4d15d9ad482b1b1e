package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.DependencyStatus;
import io.rec.operator.api.status.ReleaseWave;
import io.rec.operator.api.status.StopStatus;
import io.rec.operator.controller.database.ExchangeWord;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.PriceTrail;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.observe.WorkloadSeen.Standing;
import io.rec.operator.controller.plan.Desks.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  private static final String TWO_ON_ONE_PORT = "components: [{name: main-app, port: 8001}]";
  private static final String CYCLE =
      "components: [{name: trade-executor, dependsOn: [trade-manager]}]";

  @ParameterizedTest
  @EnumSource(ConditionType.class)
  void answersEveryQuestionFromTheFirstPassOn(ConditionType type) {
    var plan = plan(desk(""), Observation.empty());

    assertThat(condition(plan, type).observedGeneration()).isEqualTo(7);
  }

  @Test
  void asksForASeedBeforeAnythingElse() {
    assertThat(plan(desk(""), Observation.empty()).awaitsSeed()).isTrue();
  }

  @Test
  @DisplayName("TPS-PM-03 one TradingSystem brings up the whole platform")
  void wantsSixteenComponentsAndADatabaseAtOnce() {
    var plan = plan(desk(""), Desks.seeded());

    assertThat(names(plan, Deployment.class)).hasSize(16).contains("main-app", "venue-simulator");
    assertThat(names(plan, StatefulSet.class)).containsExactly("postgres");
  }

  @Test
  void readyWhenEverythingIs() {
    var desk = desk("");

    var status = plan(desk, Desks.healthy(desk)).status();

    assertThat(status.ready()).isEqualTo("16/16");
    assertThat(status.state()).isEqualTo("Running");
    assertThat(status.message()).isEqualTo("All components ready");
    assertThat(status.release().version()).isEqualTo("3.0.0");
  }

  @Test
  void readyAndProgressingExcludeEachOther() {
    var desk = desk("");

    var plan = plan(desk, Desks.healthy(desk));

    assertThat(condition(plan, ConditionType.READY).status().text()).isEqualTo("True");
    assertThat(condition(plan, ConditionType.PROGRESSING).status().text()).isEqualTo("False");
  }

  @Test
  @DisplayName("REC-PRT-10 names both owners of a port and keeps the last good state")
  void refusesTwoOwnersOfAPort() {
    var plan = plan(desk(TWO_ON_ONE_PORT), Desks.seeded());

    assertThat(plan.writes()).isFalse();
    assertThat(condition(plan, ConditionType.PORT_MANIFEST_VALID))
        .satisfies(
            found -> {
              assertThat(found.reason()).isEqualTo("DuplicatePort");
              assertThat(found.message()).contains("main-app", "trade-executor", "8001");
            });
  }

  @Test
  void namesThePathOfACycle() {
    var plan = plan(desk(CYCLE), Desks.seeded());

    assertThat(plan.writes()).isFalse();
    assertThat(condition(plan, ConditionType.READY).reason()).isEqualTo("DependencyCycle");
    assertThat(condition(plan, ConditionType.READY).message())
        .contains("trade-executor -> trade-manager");
  }

  @Test
  void refusesADependencyThatIsSwitchedOff() {
    var plan = plan(desk("components: [{name: trade-executor, enabled: false}]"), Desks.seeded());

    assertThat(condition(plan, ConditionType.READY).reason()).isEqualTo("DependencyDisabled");
  }

  @Test
  void refusalOfAnInstalledDeskIsDegradedAndKeepsItsObjects() {
    var installed = plan(desk(""), Desks.healthy(desk(""))).status();

    var plan = plan(Desks.with(desk(CYCLE), installed), Desks.healthy(desk("")));

    assertThat(plan.status().state()).isEqualTo("Degraded");
    assertThat(plan.writes()).isFalse();
    assertThat(plan.notices())
        .extracting(Notice::reason)
        .containsExactly(Notice.Reason.SPEC_REFUSED);
  }

  @Test
  void leavesANamespaceToItsOlderSystem() {
    var seen = withOlder(Desks.seeded());

    var plan = plan(desk(""), seen);

    assertThat(plan.writes()).isFalse();
    assertThat(plan.status().state()).isEqualTo("Pending");
    assertThat(condition(plan, ConditionType.READY).reason()).isEqualTo("NamespaceOccupied");
  }

  @Test
  void leavesStrangersObjectsAlone() {
    var plan = plan(desk(""), Desks.seeded().withTaken(List.of("deployment/main-app")));

    assertThat(plan.writes()).isFalse();
    assertThat(condition(plan, ConditionType.READY).message()).contains("deployment/main-app");
  }

  @Test
  void leavesStrangersSecretsAlone() {
    var world = new World(desk("")).secret(Desks.secret("recio-db", Map.of("mine", "1")));

    var plan = plan(desk(""), world.observation());

    assertThat(condition(plan, ConditionType.READY).message()).contains("secret/recio-db");
  }

  @Test
  void respectsAnAdministratorChosenBeforehand() {
    var chosen = Map.of("username", "ann", "password", "chosen");
    var world = new World(desk("")).secret(Desks.secret("recio-admin", chosen));

    assertThat(plan(desk(""), world.observation()).writes()).isTrue();
  }

  @Test
  void writesNothingWhilePaused() {
    var desk = Desks.annotated(desk(""), Verbs.PAUSED, "true");

    var plan = plan(desk, Desks.looked(Desks.seeded(), new Look.Refused("28P01")));

    assertThat(plan.writes()).isFalse();
    assertThat(plan.step()).isInstanceOf(Step.None.class);
    assertThat(plan.status().ready()).isEqualTo("0/16");
  }

  @Test
  void refusedLoginIsPrepared() {
    var plan =
        plan(desk(""), Desks.looked(Desks.seeded(), new Look.Refused("login refused (28P01)")));

    assertThat(plan.step()).isInstanceOf(Step.PrepareLogin.class);
    assertThat(plan.status().credentials().phase()).isEqualTo("Preparing");
  }

  @Test
  void silentDatabaseCallsForPatience() {
    var plan = plan(desk(""), Desks.looked(Desks.seeded(), new Look.Away("refused")));

    assertThat(plan.step()).isInstanceOf(Step.None.class);
    assertThat(plan.wakeUp()).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @Test
  @DisplayName("BOT-SEC-06 a server that does not prove itself is told, and nothing is done to it")
  void unprotectedDatabaseIsTold() {
    var why = "the certificate of pg:5432 has expired: renew it there";

    var plan = plan(desk(""), Desks.looked(Desks.seeded(), new Look.Unprotected(why)));

    assertThat(plan.step()).isInstanceOf(Step.None.class);
    assertThat(condition(plan, ConditionType.DATABASE_READY).reason()).isEqualTo("TlsFailed");
    assertThat(condition(plan, ConditionType.DATABASE_READY).message()).isEqualTo(why);
    assertThat(condition(plan, ConditionType.CREDENTIALS_READY).reason())
        .isEqualTo("DatabaseUnavailable");
    assertThat(plan.status().message()).contains(why);
  }

  @Test
  void comesBackInTimeToMissADeletedSecret() {
    var desk = desk("");

    assertThat(plan(desk, Desks.healthy(desk)).wakeUp()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void migratesAsSoonAsTheLoginWorks() {
    assertThat(jobs(plan(desk(""), Desks.seeded()))).isEmpty();
    assertThat(jobs(plan(desk(""), Desks.looked(Desks.seeded(), Desks.open())))).hasSize(1);
  }

  @Test
  void migrationThatBeganOutlivesAMomentWithoutDatabase() {
    var desk = desk("");
    var world = new World(desk).job(false, false).look(new Look.Away("connection reset"));

    assertThat(jobs(plan(desk, world.observation()))).hasSize(1);
  }

  @Test
  void failedMigrationTellsItsLastWords() {
    var desk = desk("");
    var world = new World(desk).job(false, true).pod("migrate", "V7 is broken");

    var plan = plan(desk, world.observation());

    assertThat(condition(plan, ConditionType.DATABASE_READY).reason()).isEqualTo("MigrationFailed");
    assertThat(plan.status().state()).isEqualTo("Failed");
  }

  @Test
  @DisplayName("REC-CFD-10 names the root cause, not its consequences")
  void namesTheRootCause() {
    var desk = installed(desk(""));
    var world =
        new World(desk)
            .unready("trade-executor")
            .pod("trade-executor", "CrashLoopBackOff: back-off")
            .unready("trade-manager");

    var status = plan(desk, world.observation()).status();

    assertThat(status.message()).startsWith("trade-executor: CrashLoopBackOff");
    assertThat(status.ready()).isEqualTo("14/16");
    assertThat(status.components())
        .filteredOn(component -> component.name().equals("trade-manager"))
        .singleElement()
        .satisfies(found -> assertThat(found.blockedBy()).isEqualTo("trade-executor"));
  }

  @Test
  @DisplayName("REC-DEP-02 each component lists its dependencies with their state")
  void listsDependenciesWithTheirState() {
    var desk = installed(desk(""));
    var world =
        new World(desk)
            .unready("trade-executor")
            .pod("trade-executor", "CrashLoopBackOff: back-off")
            .gone("unified-production-coordinator");

    var components = plan(desk, world.observation()).status().components();

    assertThat(components)
        .filteredOn(component -> component.name().equals("trade-manager"))
        .flatExtracting(component -> component.dependsOn())
        .contains(new DependencyStatus("trade-executor", "Failing"));
    assertThat(components)
        .filteredOn(component -> component.name().equals("auto-entry-supervisor"))
        .flatExtracting(component -> component.dependsOn())
        .containsExactly(
            new DependencyStatus("trade-manager", "Ready"),
            new DependencyStatus("unified-production-coordinator", "Missing"));
  }

  /** Of what etcd takes in one object this is a fraction, however large a desk is. */
  @Test
  void statusOfTheLargestDeskStaysSmall() {
    var names = java.util.stream.IntStream.range(0, 16).mapToObj(n -> "COIN" + n).toList();
    var desk = desk("symbols: [%s]".formatted(String.join(", ", names)));
    var world = new World(desk);
    names.forEach(
        name -> world.pod("symbol-price-watchdog-" + name.toLowerCase(), "x".repeat(900)));

    var status = plan(desk, world.observation()).status();

    assertThat(status.components()).hasSize(30);
    assertThat(io.fabric8.kubernetes.client.utils.Serialization.asJson(status).length())
        .isLessThan(64_000);
  }

  @Test
  void changeOnItsWayIsNoFailure() {
    var desk = installed(desk(""));
    var world =
        new World(desk)
            .change(
                "db-poller",
                found ->
                    new WorkloadSeen(
                        "db-poller", true, 1, 0, 1, 1, 2, "3.0.0", "abc", "", Standing.none()));

    var plan = plan(desk, world.observation());

    assertThat(plan.status().state()).isEqualTo("Updating");
    assertThat(condition(plan, ConditionType.PROGRESSING).reason()).isEqualTo("Rolling");
    assertThat(condition(plan, ConditionType.DEGRADED).status().text()).isEqualTo("False");
  }

  @Test
  void changedDeskIsNotReadyBeforeItsWorkloadsAreTheNewOnes() {
    var before = desk("");
    var changed = Desks.with(desk("env: [{name: X, value: '1'}]"), installed(before).status());

    var applying = plan(changed, Desks.healthy(before));
    var applied = plan(changed, Desks.healthy(changed));

    assertThat(condition(applying, ConditionType.READY).reason()).isEqualTo("Updating");
    assertThat(condition(applying, ConditionType.PROGRESSING).status().text()).isEqualTo("True");
    assertThat(condition(applying, ConditionType.DEGRADED).status().text()).isEqualTo("False");
    assertThat(applying.status().state()).isEqualTo("Updating");
    assertThat(applying.status().ready()).isEqualTo("16/16");
    assertThat(condition(applied, ConditionType.READY).status().text()).isEqualTo("True");
  }

  @Test
  void changeOfOneComponentLeavesTheOthersReady() {
    var before = desk("");
    var changed =
        Desks.with(
            desk("components: [{name: db-poller, env: [{name: X, value: '1'}]}]"),
            installed(before).status());

    assertThat(plan(changed, Desks.healthy(before)).status().release().waves())
        .extracting(ReleaseWave::components)
        .containsExactly(List.of("db-poller"));
  }

  @Test
  void pausedDeskIsNotReadyForAGenerationThatWaits() {
    var before = desk("");
    var changed =
        Desks.annotated(
            Desks.with(desk("env: [{name: X, value: '1'}]"), installed(before).status()),
            Verbs.PAUSED,
            "true");

    var plan = plan(changed, Desks.healthy(before));

    assertThat(condition(plan, ConditionType.READY).reason()).isEqualTo("Paused");
    assertThat(condition(plan, ConditionType.READY).message()).contains("rec.io/paused");
  }

  @Test
  void databaseThatIsNotTheNewOneYetHoldsReadyBack() {
    var desk = installed(desk(""));
    var wanted = rendering(plan(desk, Desks.healthy(desk)));

    var outdated = plan(desk, Desks.healthy(desk).withDatabase(postgres(true, "old")));
    var unseen = plan(desk, Desks.healthy(desk).withDatabase(postgres(false, wanted)));
    var reached = plan(desk, Desks.healthy(desk).withDatabase(postgres(true, wanted)));

    assertThat(condition(outdated, ConditionType.READY).reason()).isEqualTo("Rolling");
    assertThat(condition(outdated, ConditionType.DEGRADED).status().text()).isEqualTo("False");
    assertThat(condition(unseen, ConditionType.READY).reason()).isEqualTo("Rolling");
    assertThat(condition(reached, ConditionType.READY).status().text()).isEqualTo("True");
  }

  @Test
  void volumeGrowsByItsClaimAndLeavesTheTemplateAlone() {
    var desk = desk("database: {managed: {storage: {size: 20Gi}}}");
    var seen = Desks.healthy(desk).withVolume(volume("10Gi", true));

    var plan = plan(desk, seen);

    assertThat(plan.volume()).contains(new VolumeWish("data-postgres-0", "10Gi", "20Gi"));
    assertThat(templateSize(plan)).isEqualTo("10Gi");
    assertThat(plan(desk, seen.withVolume(volume("10Gi", false))).volume()).isEmpty();
    assertThat(plan(desk, seen.withVolume(volume("20480Mi", true))).volume()).isEmpty();
    assertThat(templateSize(plan(desk, Desks.seeded()))).isEqualTo("20Gi");
  }

  @Test
  void volumeThatCannotGrowIsToldWithItsRemedy() {
    var desk = installed(desk("database: {managed: {storage: {size: 20Gi}}}"));
    var refused = volume("10Gi", true).refused("must support resize");

    var plan = plan(desk, Desks.healthy(desk).withVolume(refused));

    assertThat(condition(plan, ConditionType.DEGRADED).reason()).isEqualTo("VolumeCannotGrow");
    assertThat(plan.status().message())
        .contains("data-postgres-0", "allow expansion in its StorageClass disk");
    assertThat(condition(plan, ConditionType.READY).status().text()).isEqualTo("True");
  }

  private static VolumeSeen volume(String size, boolean bound) {
    return new VolumeSeen(
        Optional.of(new VolumeSeen.Template("10Gi", "")),
        Optional.of(new VolumeSeen.Claim(size, "disk", bound)),
        "");
  }

  private static String templateSize(Plan plan) {
    return plan.objects().stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .map(set -> set.getSpec().getVolumeClaimTemplates().getFirst().getSpec().getResources())
        .map(resources -> resources.getRequests().get("storage").toString())
        .findFirst()
        .orElseThrow();
  }

  private static WorkloadSeen postgres(boolean observed, String rendered) {
    return new WorkloadSeen(
        "postgres", observed, 1, 1, 1, 1, 1, "3.0.0", rendered, "", Standing.none());
  }

  private static String rendering(Plan plan) {
    return plan.objects().stream()
        .filter(StatefulSet.class::isInstance)
        .map(object -> object.getMetadata().getAnnotations().get("rec.io/rendered"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void databaseThatGoesAwayUnderARunningDeskIsTheCause() {
    var desk = installed(desk(""));
    var world = new World(desk).look(new Look.Away("connection refused"));
    desk.spec().symbols().forEach(s -> world.unready("symbol-price-watchdog-" + s.toLowerCase()));

    var plan = plan(desk, world.observation());

    assertThat(plan.status().state()).isEqualTo("Degraded");
    assertThat(condition(plan, ConditionType.READY).reason()).isEqualTo("DatabaseUnavailable");
    assertThat(plan.status().message()).isEqualTo("DatabaseUnavailable: connection refused");
  }

  @Test
  void restartOfTheOperatorDoesNotMakeADeskUnready() {
    var desk = installed(desk(""));
    var world = new World(desk).look(new Look.NotYet());

    assertThat(plan(desk, world.observation()).status()).isEqualTo(desk.status());
  }

  @Test
  @DisplayName("TPS-PM-04 the annotation restarts exactly one component and tells who asked")
  void restartVerbIsServedOnce() {
    var desk = installed(desk(""));
    var asked =
        new Desk(
            desk.owner(),
            desk.generation(),
            desk.spec(),
            desk.status(),
            Map.of(Verbs.RESTART, "db-poller/n1", Verbs.BY, "ann"),
            desk.deletedAt());
    var seen = Desks.healthy(desk);

    var first = plan(asked, seen);
    var second =
        plan(
            Desks.annotated(Desks.with(desk, first.status()), Verbs.RESTART, "db-poller/n1"), seen);

    assertThat(first.step()).isEqualTo(new Step.Restart(List.of("db-poller"), "n1"));
    assertThat(first.notices())
        .extracting(Notice::note)
        .containsExactly("db-poller restarts, asked for as n1, by ann");
    assertThat(restartTokens(first)).containsOnly(Map.entry("db-poller", "n1"));
    assertThat(second.step()).isInstanceOf(Step.None.class);
    assertThat(second.notices()).isEmpty();
    assertThat(second.objects()).isEqualTo(first.objects());
  }

  @Test
  void suspensionPausesEntriesWhileEverythingRuns() {
    var desk = installed(desk("suspend: true"));

    var plan = plan(desk, new World(desk("")).observation());

    assertThat(plan.step())
        .isInstanceOfSatisfying(
            Step.RaiseKill.class,
            raise -> assertThat(raise.order().level()).isEqualTo("PauseEntries"));
    assertThat(plan.status().stop().phase()).isEqualTo("Pausing");
    assertThat(replicas(plan, Deployment.class)).containsOnly(1);
    assertThat(plan.status().state()).isEqualTo("Suspending");
  }

  @Test
  void suspensionStopsComponentsBeforeTheDatabase() {
    var desk = installed(desk("suspend: true"));

    var top = plan(stopping(desk, "Draining", 3), new World(desk("")).observation());
    var quiet = plan(stopping(desk, "Draining", 0), new World(desk("")).stopped().observation());

    assertThat(replicas(top, Deployment.class)).contains(0, 1);
    assertThat(replicas(top, StatefulSet.class)).containsExactly(1);
    assertThat(replicas(quiet, StatefulSet.class)).containsExactly(0);
    assertThat(quiet.step()).isEqualTo(new Step.Stop());
    assertThat(top.status().state()).isEqualTo("Suspending");
    assertThat(quiet.status().state()).isEqualTo("Suspended");
  }

  @Test
  @DisplayName("a desk that an earlier operator suspended is left as it is")
  void suspendedByAnEarlierOperator() {
    var desk = installed(desk("suspend: true"));

    var plan = plan(desk, new World(desk("")).stopped().observation());

    assertThat(plan.status().stop().phase()).isEqualTo("Stopped");
    assertThat(replicas(plan, Deployment.class)).containsOnly(0);
    assertThat(replicas(plan, StatefulSet.class)).containsExactly(0);
  }

  private static Desk stopping(Desk desk, String phase, int layers) {
    return Desks.with(
        desk, desk.status().change().stop(new StopStatus(phase, "s-1", Desks.NOW, layers)).seal());
  }

  @Test
  void saysWhichSecretIsMissing() {
    var plan =
        plan(
            desk("database: {managed: {}, credentials: {secretRef: {name: mine}}}"),
            Desks.seeded());

    assertThat(condition(plan, ConditionType.CREDENTIALS_READY).reason())
        .isEqualTo("SecretMissing");
    assertThat(plan.status().message()).contains("Secret mine");
    assertThat(plan.secrets()).extracting(SecretWish::name).doesNotContain("recio-db");
  }

  @Test
  @DisplayName("a channel without its Secret is told, and nothing waits for it")
  void saysWhichChannelCannotSpeak() {
    var spec =
        "connectors: {notifications: [{name: mail, type: smtp, credentialsSecretRef: {name: smtp}}]}";
    var world = new World(desk(spec));
    var before = Desks.with(desk(spec), plan(desk(spec), world.observation()).status());

    var without = plan(before, world.observation());
    var with = plan(before, world.secret(Desks.secret("smtp", Map.of())).observation());

    assertThat(Planner.secretsOf(before)).contains("smtp");
    assertThat(condition(without, ConditionType.READY).status().text()).isEqualTo("True");
    assertThat(without.status().state()).isEqualTo("Running");
    assertThat(condition(without, ConditionType.DEGRADED))
        .satisfies(
            found -> {
              assertThat(found.reason()).isEqualTo("SecretMissing");
              assertThat(found.message()).contains("Secret smtp", "channel mail", "create it");
            });
    assertThat(without.status().message()).contains("Secret smtp");
    assertThat(condition(with, ConditionType.DEGRADED).reason()).isEqualTo("AsExpected");
    assertThat(with.objects()).isEqualTo(without.objects());
  }

  @Test
  @DisplayName("a language model without its Secret is told, and nothing waits for it")
  void saysThatTheModelHasNoKey() {
    var spec = "connectors: {languageModel: {credentialsSecretRef: {name: model}}}";
    var world = new World(desk(spec));
    var before = Desks.with(desk(spec), plan(desk(spec), world.observation()).status());

    var without = plan(before, world.observation());
    var with = plan(before, world.secret(Desks.secret("model", Map.of("k", "v"))).observation());

    assertThat(Planner.secretsOf(before)).contains("model");
    assertThat(condition(without, ConditionType.READY).status().text()).isEqualTo("True");
    assertThat(condition(without, ConditionType.DEGRADED))
        .satisfies(
            found -> {
              assertThat(found.reason()).isEqualTo("SecretMissing");
              assertThat(found.message()).contains("Secret model", "language model", "create it");
            });
    assertThat(condition(with, ConditionType.DEGRADED).reason()).isEqualTo("AsExpected");
    assertThat(with.objects()).isEqualTo(without.objects());
  }

  @Test
  @DisplayName("a secret among a channel's settings is told and goes nowhere")
  void saysWhichSettingIsASecret() {
    var spec =
        "connectors: {notifications: [{name: team, type: slack, settings: {webhook_url: 'https://hooks.example.org/x1'}}]}";
    var world = new World(desk(spec));
    var before = Desks.with(desk(spec), plan(desk(spec), world.observation()).status());

    var plan = plan(before, world.observation());

    assertThat(condition(plan, ConditionType.DEGRADED).reason()).isEqualTo("SecretExposed");
    assertThat(plan.status().message())
        .contains("channel team", "settings.webhook_url", "credentialsSecretRef")
        .doesNotContain("x1");
    assertThat(plan.objects().toString()).doesNotContain("hooks.example.org");
  }

  @Test
  @DisplayName("whatever else is wrong is said before a channel's Secret")
  void graverThingsComeFirst() {
    var spec =
        "connectors: {notifications: [{name: mail, type: smtp, credentialsSecretRef: {name: smtp}}]}";
    var world = new World(desk(spec));
    var before = Desks.with(desk(spec), plan(desk(spec), world.observation()).status());

    var plan = plan(before, world.unready("trade-executor").observation());

    assertThat(condition(plan, ConditionType.DEGRADED).reason()).isNotEqualTo("SecretMissing");
  }

  @Test
  void liveNeedsReadableCredentials() {
    var live =
        desk(
            """
            mode: Live
            allowLive: true
            connectors: {broker: {type: kalshi, environment: Production, credentialsSecretRef: {name: key}}}
            """);
    var with = new World(live).secret(Desks.secret("key", Map.of("id", "1"))).observation();

    assertThat(condition(plan(live, Desks.seeded()), ConditionType.LIVE_ALLOWED).reason())
        .isEqualTo("SecretMissing");
    assertThat(condition(plan(live, with), ConditionType.LIVE_ALLOWED).status().text())
        .isEqualTo("True");
  }

  @Test
  @DisplayName("live is not allowed while the exchange's clock is away from ours")
  void liveNeedsOneClock() {
    var live =
        desk(
            """
            mode: Live
            allowLive: true
            connectors: {broker: {type: kalshi, environment: Production, credentialsSecretRef: {name: key}}}
            """);
    var off =
        new Outlook.Told(
            Map.of("BTC", new PriceTrail.Steady(), "ETH", new PriceTrail.Steady()),
            new ExchangeWord.Answers(ExchangeWord.Manner.CLOCK_OFF, true));
    var seen =
        new World(live)
            .secret(Desks.secret("key", Map.of("id", "1")))
            .look(Desks.open(off))
            .observation();

    var allowed = condition(plan(live, seen), ConditionType.LIVE_ALLOWED);

    assertThat(allowed.status().text()).isEqualTo("False");
    assertThat(allowed.reason()).isEqualTo("ClockOff");
    assertThat(allowed.message()).contains("its clock is over 0.5 s away from ours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          env: [{name: RECIO_MODE, value: Live}] | RECIO_MODE in spec.env is the operator's own
          components: [{name: trade-executor, env: [{name: RECIO_BROKER, value: kalshi}]}] | RECIO_BROKER in env of trade-executor is
          backup: {timeZone: Europe/Berlim} | spec.backup.timeZone 'Europe/Berlim' cannot be read: expected a time zone
          maintenanceWindows: [{start: "0 6 * * 6", duration: 4h, timeZone: Mars/North}] | spec.maintenanceWindows[].timeZone 'Mars/North' cannot be read
          maintenanceWindows: [{start: "a b c d e", duration: 4h}] | spec.maintenanceWindows[].start 'a b c d e' cannot be read: expected minute, hour
          """)
  @DisplayName("what no schema sees is refused with the field and what to write")
  void refusesWhatNobodyUnderstands(String spec, String message) {
    var plan = plan(desk(spec), Desks.seeded());

    assertThat(condition(plan, ConditionType.READY).message()).contains(message);
    assertThat(plan.writes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RECIO_SET_EXPORT_DIR", "RECIO_JAVA_OPTIONS"})
  @DisplayName("a service's own settings and its JVM's may be set")
  void whatIsLeftToTheOwnerMayBeSet(String name) {
    var plan = plan(desk("env: [{name: %s, value: some}]".formatted(name)), Desks.seeded());

    assertThat(plan.writes()).isTrue();
  }

  @Test
  @DisplayName("on paper the simulator plays the exchange whose production the spec names")
  void paperReachesNoProduction() {
    var desk =
        desk(
            """
            connectors:
              broker: {type: kalshi, environment: Production, credentialsSecretRef: {name: key}}
              data: {type: coinbase, environment: Production}
            """);

    var plan = plan(desk, Desks.seeded());

    assertThat(condition(plan, ConditionType.LIVE_ALLOWED).message())
        .isEqualTo("spec.mode is Paper: the simulator plays kalshi until it is Live");
    assertThat(condition(plan, ConditionType.CREDENTIALS_READY).reason())
        .isNotEqualTo("SecretMissing");
    assertThat(env(plan, "trade-executor"))
        .containsEntry("RECIO_BROKER", "venue-simulator")
        .containsEntry("RECIO_DATA", "venue-simulator");
    assertThat(plan.objects())
        .anyMatch(object -> object.getMetadata().getName().equals("venue-simulator"));
  }

  @Test
  @DisplayName("on paper the exchange's own test side is reached, since no money is there")
  void paperReachesTheDemo() {
    var desk =
        desk(
            """
            connectors:
              broker: {type: kalshi, environment: Demo, credentialsSecretRef: {name: key}}
            """);
    var seen = new World(desk).secret(Desks.secret("key", Map.of("id", "1"))).observation();

    assertThat(env(plan(desk, seen), "trade-executor"))
        .containsEntry("RECIO_BROKER", "kalshi")
        .containsEntry("RECIO_BROKER_ENVIRONMENT", "Demo");
  }

  private static Map<String, String> env(Plan plan, String component) {
    return plan.objects().stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .filter(found -> found.getMetadata().getName().equals(component))
        .flatMap(
            found ->
                found
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .getFirst()
                    .getEnv()
                    .stream())
        .filter(variable -> variable.getValue() != null)
        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
  }

  @Test
  void engagedKillSwitchIsToldOnceWithItsReason() {
    var before = installed(desk(""));
    var engaged = desk("killSwitch: {level: CancelOrders, reason: fat finger, by: ann}");
    var seen = Desks.healthy(engaged);

    var first = plan(Desks.with(engaged, before.status()), seen);
    var second = plan(Desks.with(engaged, first.status()), seen);

    assertThat(first.notices())
        .extracting(Notice::note)
        .containsExactly("CancelOrders: fat finger, by ann");
    assertThat(second.notices()).isEmpty();
  }

  @Test
  void sameInputsGiveTheSamePlan() {
    var desk = installed(desk(""));
    var seen = Desks.healthy(desk);

    assertThat(plan(desk, seen)).isEqualTo(plan(desk, seen));
  }

  @Test
  void statusOfAQuietDeskComesToRest() {
    var desk = installed(desk(""));
    var seen = Desks.healthy(desk);
    var first = plan(desk, seen).status();

    var later =
        new Planner(Desks.INSTALLATION)
            .plan(Desks.with(desk, first), seen, Desks.NOW.plusSeconds(3600));

    assertThat(later.status()).isEqualTo(first);
  }

  private static Desk installed(Desk desk) {
    return Desks.with(desk, plan(desk(""), Desks.healthy(desk(""))).status());
  }

  private static Observation withOlder(Observation seen) {
    return seen.withOlder("first");
  }

  private static Condition condition(Plan plan, ConditionType type) {
    return plan.status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type));
  }

  private static List<String> names(Plan plan, Class<? extends HasMetadata> kind) {
    return plan.objects().stream()
        .filter(kind::isInstance)
        .map(object -> object.getMetadata().getName())
        .toList();
  }

  private static List<String> jobs(Plan plan) {
    return names(plan, io.fabric8.kubernetes.api.model.batch.v1.Job.class);
  }

  private static Map<String, String> restartTokens(Plan plan) {
    var tokens = new HashMap<String, String>();
    for (var object : plan.objects()) {
      if (object instanceof Deployment deployment) {
        var annotations = deployment.getSpec().getTemplate().getMetadata().getAnnotations();
        if (annotations.containsKey("rec.io/restart-token")) {
          tokens.put(object.getMetadata().getName(), annotations.get("rec.io/restart-token"));
        }
      }
    }
    return tokens;
  }

  private static List<Integer> replicas(Plan plan, Class<? extends HasMetadata> kind) {
    return plan.objects().stream()
        .filter(kind::isInstance)
        .map(
            object ->
                switch (object) {
                  case Deployment deployment -> deployment.getSpec().getReplicas();
                  case StatefulSet set -> set.getSpec().getReplicas();
                  default -> throw new AssertionError(Arrays.toString(new Object[] {object}));
                })
        .toList();
  }
}
