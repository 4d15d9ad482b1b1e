package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.BackupStatus;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PortsSeen;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.render.Templates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How revisions become objects. */
class ReleasesTest {
  private static final Installation NEWER =
      new Installation(
          "3.0.1",
          "docker.io/recio/services",
          "docker.io/recio/postgres:3.0.1",
          "http://recio-operator.elsewhere:8080",
          "elsewhere",
          namespace -> new Installation.Endpoint("postgres", 5432));

  @Test
  void freshDeskStoresItsFirstRevisionAfterItsObjects() {
    var plan = plan(desk(""), Desks.seeded());

    assertThat(plan.revisions().store())
        .singleElement()
        .satisfies(
            unwritten -> {
              var revision = unwritten.packed();
              assertThat(revision.getMetadata().getName()).isEqualTo("desk-1");
              assertThat(RevisionSeen.of(revision).digests())
                  .hasSize(20)
                  .containsKeys("postgres", "backup", "restore", "restore-drill");
            });
    assertThat(plan.step()).isInstanceOf(Step.None.class);
    assertThat(plan.status().release().revision()).isEqualTo(1);
  }

  @Test
  @DisplayName("a new operator restarts no pod, neither of a component nor of the database")
  void otherRenderingKeepsWhatRuns() {
    var desk = installed(desk(""));
    var seen = Desks.healthy(desk(""));

    var before = plan(desk, seen);
    var after = new Planner(NEWER).plan(desk, seen, Desks.NOW);

    assertThat(new Planner(NEWER).plan(desk(""), seen, Desks.NOW).objects())
        .as("it would render otherwise")
        .isNotEqualTo(before.objects());
    assertThat(templates(after)).isEqualTo(templates(before)).hasSize(20);
    assertThat(of(after, Job.class)).isEmpty();
    assertThat(after.kept()).containsAll(seen.jobs().keySet());
    assertThat(condition(after, ConditionType.READY).status().text()).isEqualTo("True");
    assertThat(condition(after, ConditionType.PROGRESSING))
        .satisfies(
            found -> {
              assertThat(found.status().text()).isEqualTo("False");
              assertThat(found.reason()).isEqualTo("PendingMaintenanceWindow");
            });
  }

  @Test
  void suspendedDeskKeepsItsTemplates() {
    var replicated = "components: [{name: trade-executor, replicas: 2}]";
    var suspended = installed(desk(replicated + "\nsuspend: true"), desk(replicated));
    var seen = Desks.healthy(desk(replicated));

    assertThat(templates(plan(suspended, seen)))
        .isEqualTo(templates(plan(installed(desk(replicated), desk(replicated)), seen)));
  }

  @Test
  void restartIsNoRelease() {
    var desk = Desks.annotated(installed(desk("")), Verbs.RESTART, "db-poller/n1");
    var restarted = plan(desk, Desks.healthy(desk("")));

    var next = plan(Desks.with(desk, restarted.status()), Desks.healthy(desk("")));

    assertThat(next.status().release().phase()).isEqualTo("Stable");
    assertThat(templates(next).get("db-poller")).contains("rec.io/restart-token");
  }

  @Test
  void scaleIsNoRelease() {
    var more = installed(desk("components: [{name: db-poller, replicas: 0}]"));

    var plan = plan(more, Desks.healthy(desk("")));

    assertThat(plan.status().release().phase()).isEqualTo("Stable");
    assertThat(plan.step()).isInstanceOf(Step.None.class);
  }

  @Test
  void releaseStoresItsRevisionAndItsPhaseBeforeAnythingIsApplied() {
    var desk = installed(newVersion());

    var plan = plan(desk, Desks.healthy(desk("")));

    assertThat(plan.step()).isInstanceOf(Step.Release.class);
    assertThat(plan.revisions().store()).hasSize(1);
    assertThat(plan.status().release().phase()).isEqualTo("Preflight");
    assertThat(plan.status().release().candidate()).isEqualTo(2);
    assertThat(images(plan)).containsExactly("docker.io/recio/services:3.0.0");
    assertThat(of(plan, Job.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {external: {host: pg.example.org, adminSecretRef: {name: admin}}}                          | true
          {external: {host: pg.example.org}, credentials: {secretRef: {name: admin}}}                | false
          """)
  @DisplayName("before a release a copy of a database elsewhere is taken too, where any are taken")
  void aCopyComesFirstElsewhere(String database, boolean taken) {
    var before = desk("database: %s%n".formatted(database));
    var changed = desk("database: %s%nenv: [{name: X, value: '1'}]".formatted(database));
    var seen =
        new Desks.World(before)
            .secret(Desks.secret("admin", Map.of("username", "dba", "password", "secret")))
            .observation();
    var old = new BackupStatus(Desks.NOW.minus(Duration.ofHours(27)), null, 1L, null, "27 h");
    var ready = plan(before, seen).status().change().backup(old).seal();

    var begun = plan(Desks.with(changed, ready), seen);
    var revisions = new HashMap<>(seen.releases().revisions());
    begun.revisions().store().stream()
        .map(unwritten -> RevisionSeen.of(unwritten.packed()))
        .forEach(revision -> revisions.put(revision.number(), revision));
    var next =
        plan(
            Desks.with(changed, begun.status()),
            seen.withReleases(new ReleasesSeen(revisions, Map.of())));

    assertThat(begun.status().release().phase()).isEqualTo("Preflight");
    assertThat(next.status().release().phase()).isEqualTo(taken ? "Preflight" : "Wave");
    assertThat(of(next, Job.class).stream().map(job -> job.getMetadata().getName()))
        .filteredOn(name -> name.startsWith("backup-"))
        .hasSize(taken ? 1 : 0);
  }

  @Test
  void migrationOfTheCandidateIsMadeBesideTheOldRelease() {
    var steps = new Walk(newVersion()).step().step();

    assertThat(steps.plan().status().release().phase()).isEqualTo("Migrating");
    assertThat(of(steps.plan(), Job.class))
        .singleElement()
        .satisfies(job -> assertThat(job.getMetadata().getName()).startsWith("migrate-3-1-0-"));
    assertThat(images(steps.plan())).containsExactly("docker.io/recio/services:3.0.0");
    assertThat(condition(steps.plan(), ConditionType.DATABASE_READY).reason())
        .isEqualTo("Migrating");
  }

  @Test
  void portOfALaterWaveStaysOpenHoweverLongItTakes() {
    var moved = desk("components: [{name: trade-executor, port: 8050}]");
    var walk = new Walk(moved).step().step();

    assertThat(walk.plan().status().release().phase()).isEqualTo("Wave");
    var later =
        new Planner(Desks.INSTALLATION)
            .plan(
                Desks.with(moved, walk.plan().status()),
                walk.seen().withPorts(Map.of("trade-executor", new PortsSeen(8050, 8001))),
                Desks.NOW.plusSeconds(300));

    assertThat(ports(later)).containsEntry("http-old", 8001).containsEntry("http", 8050);
    assertThat(changed(walk.plan())).isSubsetOf(Set.of("trade-executor"));
  }

  /** In preflight nothing is different yet, not even a port. */
  @Test
  void preflightLeavesServicesAlone() {
    var moved = desk("components: [{name: trade-executor, port: 8050}]");

    var plan = new Walk(moved).step().plan();

    assertThat(ports(plan)).isEqualTo(Map.of("http", 8001));
  }

  @Test
  void deskWithoutRevisionIsAdoptedWithTheTemplatesItRuns() {
    var desk = installed(desk(""));
    var status = desk.status().change().release(legacy()).seal();
    var running = new HashMap<String, io.fabric8.kubernetes.api.model.PodTemplateSpec>();
    of(plan(desk(""), Desks.seeded()), Deployment.class)
        .forEach(
            deployment ->
                running.put(
                    deployment.getMetadata().getName(), deployment.getSpec().getTemplate()));
    var seen = Desks.healthy(desk("")).withReleases(new ReleasesSeen(Map.of(), running));

    var adopted = new Planner(NEWER).plan(Desks.with(desk, status), seen, Desks.NOW);

    assertThat(adopted.status().release().revision()).isEqualTo(1);
    assertThat(adopted.revisions().store()).hasSize(1);
    assertThat(components(adopted)).isEqualTo(components(plan(desk, Desks.healthy(desk("")))));
  }

  private static io.rec.operator.api.status.ReleaseStatus legacy() {
    return new io.rec.operator.api.status.ReleaseStatus(
        "3.0.0", null, null, "Stable", null, Desks.NOW, null, null, null, null, null, null, null);
  }

  @Test
  void unknownPhaseMeansHandsOff() {
    var desk = installed(desk(""));
    var flat =
        new io.rec.operator.api.status.ReleaseStatus(
            "3.0.0", null, 1L, "Canary", null, null, null, null, null, null, null, null, null);

    var plan =
        plan(
            Desks.with(desk, desk.status().change().release(flat).seal()), Desks.healthy(desk("")));

    assertThat(plan.writes()).isFalse();
    assertThat(plan.status().release()).isEqualTo(flat);
    assertThat(condition(plan, ConditionType.DEGRADED).reason()).isEqualTo("UnknownPhase");
    assertThat(condition(plan, ConditionType.DEGRADED).message()).contains("Canary");
  }

  @Test
  void revisionOfTheLargestDeskIsAFractionOfWhatEtcdTakes() {
    var names = java.util.stream.IntStream.range(0, 16).mapToObj(n -> "COIN" + n).toList();

    var plan = plan(desk("symbols: [%s]".formatted(String.join(", ", names))), Desks.seeded());

    var size =
        io.fabric8.kubernetes.client.utils.Serialization.asJson(
                plan.revisions().store().getFirst().packed())
            .length();
    assertThat(size).isLessThan(30_000);
  }

  /** A change, pass by pass, in a cluster where everything is well. */
  private static final class Walk {
    private final Desk changed;
    private Desk desk;
    private Observation seen = Desks.healthy(desk(""));
    private Plan plan;

    Walk(Desk changed) {
      this.changed = changed;
      desk = installed(changed);
      plan = Desks.plan(installed(desk("")), seen);
    }

    Walk step() {
      plan = Desks.plan(desk, seen);
      desk = Desks.with(changed, plan.status());
      var revisions = new HashMap<>(seen.releases().revisions());
      plan.revisions().store().stream()
          .map(unwritten -> RevisionSeen.of(unwritten.packed()))
          .forEach(revision -> revisions.put(revision.number(), revision));
      seen = seen.withReleases(new ReleasesSeen(revisions, Map.of()));
      return this;
    }

    Plan plan() {
      return plan;
    }

    Observation seen() {
      return seen;
    }
  }

  private static Desk newVersion() {
    var desk = desk("");
    var spec = desk.spec();
    return desk.asking(
        new io.rec.operator.api.spec.TradingSystemSpec(
            "3.1.0",
            spec.profile(),
            spec.mode(),
            spec.allowLive(),
            spec.suspend(),
            spec.killSwitch(),
            spec.emergencyPolicy(),
            spec.onShutdown(),
            spec.symbols(),
            spec.image(),
            spec.env(),
            spec.components(),
            spec.database(),
            spec.backup(),
            spec.connectors(),
            spec.riskLimits(),
            spec.autoEntry(),
            spec.gateway(),
            spec.networkPolicy(),
            spec.observability(),
            spec.recovery(),
            spec.rollout(),
            spec.maintenanceWindows(),
            spec.deletion()));
  }

  private static Desk installed(Desk desk) {
    return installed(desk, desk(""));
  }

  private static Desk installed(Desk desk, Desk before) {
    return Desks.with(desk, plan(before, Desks.healthy(before)).status());
  }

  private static Map<String, String> templates(Plan plan) {
    var templates = new HashMap<String, String>();
    plan.objects()
        .forEach(
            object ->
                Templates.of(object)
                    .ifPresent(
                        found ->
                            templates.put(
                                object.getMetadata().getName(),
                                io.rec.operator.controller.render.Canonical.text(found))));
    return templates;
  }

  private static Map<String, String> components(Plan plan) {
    var components = templates(plan);
    components
        .keySet()
        .retainAll(
            of(plan, Deployment.class).stream().map(one -> one.getMetadata().getName()).toList());
    return components;
  }

  /** Whose template is another one than before. */
  private static Set<String> changed(Plan plan) {
    var before = templates(plan(installed(desk("")), Desks.healthy(desk(""))));
    return templates(plan).entrySet().stream()
        .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<String> images(Plan plan) {
    return of(plan, Deployment.class).stream()
        .map(found -> found.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage())
        .distinct()
        .toList();
  }

  private static <T extends HasMetadata> List<T> of(Plan plan, Class<T> kind) {
    return plan.objects().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Map<String, Integer> ports(Plan plan) {
    return of(plan, Service.class).stream()
        .filter(service -> service.getMetadata().getName().equals("trade-executor"))
        .flatMap(service -> service.getSpec().getPorts().stream())
        .collect(Collectors.toMap(port -> port.getName(), port -> port.getPort()));
  }

  private static Condition condition(Plan plan, ConditionType type) {
    return plan.status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst()
        .orElseThrow();
  }
}
