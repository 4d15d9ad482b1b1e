package io.rec.operator.controller.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Desks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goldens are rewritten with {@code -Dgoldens.update=true}; a difference that nobody meant would
 * restart desks.
 */
class RendererTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  private static final String ELSEWHERE =
      """
      database:
        external:
          host: pg.example.org
          port: 6432
          caSecretRef: {name: pg-ca}
          adminSecretRef: {name: pg-admin}
      """;

  private static final Map<String, String> SPECS =
      Map.of(
          "paper",
          """
          profile: Development
          connectors: {languageModel: {url: "http://ollama.models:11434/v1", model: llama3, credentialsSecretRef: {name: model}}}
          """,
          "live",
          """
          mode: Live
          allowLive: true
          symbols: [BTC, ETH, SOL]
          env: [{name: TZ, value: UTC}]
          components:
            - {name: main-app, autoscaling: {minReplicas: 2, maxReplicas: 6}}
            - {name: trade-executor, replicas: 2, scheduling: {nodeSelector: {disk: ssd}, priorityClassName: high}}
            - {name: symbol-price-watchdog-sol, port: 8020, env: [{name: FEED_TIMEOUT, value: 5s}]}
            - {name: ai-service, enabled: false}
          connectors:
            broker: {type: kalshi, environment: Production, credentialsSecretRef: {name: kalshi-key}}
            data: {type: coinbase, environment: Production}
            notifications:
              - {name: mail, type: smtp, credentialsSecretRef: {name: smtp}, settings: {to: desk@example.org}}
              - {name: team, type: slack, credentialsSecretRef: {name: slack}}
          database: {external: {host: pg.example.org, adminSecretRef: {name: pg-admin}}}
          gateway: {host: desk.example.org, tlsSecretRef: {name: desk-tls}, ingress: {className: nginx, annotations: {example.org/a: b}}}
          observability: {openTelemetry: {endpoint: "http://collector.observability:4318"}, serviceMonitor: {enabled: true}}
          networkPolicy: {egressCidrs: [203.0.113.0/24], allowGatewayFrom: [{namespaceSelector: {name: ingress}}]}
          """);

  @ParameterizedTest
  @ValueSource(strings = {"paper", "live"})
  void rendersWhatItAlwaysRendered(String name) throws IOException {
    var rendered = text(render(name));
    var golden = GOLDENS.resolve(name + ".json");
    if (Boolean.getBoolean("goldens.update")) {
      Files.writeString(golden, rendered);
    }

    assertThat(rendered).isEqualTo(Files.readString(golden));
  }

  @Test
  void anotherRenderingIsTheSameToTheLetter() {
    assertThat(text(render("paper"))).isEqualTo(text(render("paper")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "live"})
  void everyPodKeepsToTheRestrictedProfile(String name) {
    assertThat(render(name).stream().flatMap(RendererTest::pods))
        .isNotEmpty()
        .allSatisfy(
            pod -> {
              assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
              assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.getAutomountServiceAccountToken()).isFalse();
              assertThat(pod.getContainers())
                  .allSatisfy(
                      container -> {
                        var context = container.getSecurityContext();
                        assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                        assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                        assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                      });
            });
  }

  @Test
  @DisplayName("TPS-PM-06 a component's variable changes that component and no other")
  void ownVariableChangesOneTemplate() {
    var before = templates("");
    var after = templates("components: [{name: db-poller, env: [{name: X, value: '1'}]}]");

    assertThat(changed(before, after)).containsExactly("db-poller");
  }

  @Test
  void sharedVariableChangesAll() {
    assertThat(changed(templates(""), templates("env: [{name: X, value: '1'}]"))).hasSize(16);
  }

  @Test
  void newPortRollsItsOwnerAndThoseWhoDependOnIt() {
    var changed =
        changed(templates(""), templates("components: [{name: trade-executor, port: 8050}]"));

    assertThat(changed).containsExactlyInAnyOrder("trade-executor", "trade-manager");
  }

  @Test
  void newLimitChangesNoTemplate() {
    var changed = changed(templates(""), templates("riskLimits: {maxOpenTrades: 3}"));

    assertThat(changed).isEmpty();
  }

  @Test
  @DisplayName("a channel's settings reach the hub by a file; only its Secret is worth new pods")
  void channelRollsTheHubAtMost() {
    var none = templates("");
    var mail = channels("settings: {to: ann@example.org}");

    assertThat(changed(none, mail)).containsExactly("connector-hub");
    assertThat(changed(mail, channels("settings: {to: bob@example.org}"))).isEmpty();
    assertThat(changed(mail, channels("credentialsSecretRef: {name: smtp}")))
        .containsExactly("connector-hub");
  }

  private static Map<String, String> channels(String more) {
    return templates("connectors: {notifications: [{name: mail, type: smtp, %s}]}".formatted(more));
  }

  @Test
  void oldNamesAndNumbersStillLead() {
    var services =
        render("paper").stream()
            .filter(Service.class::isInstance)
            .map(Service.class::cast)
            .collect(
                Collectors.toMap(
                    service -> service.getMetadata().getName(),
                    service ->
                        service.getSpec().getPorts().stream()
                            .map(port -> port.getPort())
                            .toList()));

    assertThat(services)
        .containsEntry("main-app", List.of(3000, 8080))
        .containsEntry("python-ai-service", List.of(8000))
        .containsEntry("pods", List.of());
  }

  @Test
  void budgetOnlyWhereItDoesNotBlockADrain() {
    var budgets =
        render("live").stream()
            .filter(PodDisruptionBudget.class::isInstance)
            .map(object -> object.getMetadata().getName());

    assertThat(budgets).containsExactlyInAnyOrder("trade-executor", "main-app");
  }

  @Test
  void moneyGetsTimeToFinishItsOrders() {
    var grace =
        render("paper").stream()
            .filter(Deployment.class::isInstance)
            .map(Deployment.class::cast)
            .collect(
                Collectors.toMap(
                    deployment -> deployment.getMetadata().getName(),
                    deployment ->
                        deployment
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getTerminationGracePeriodSeconds()));

    assertThat(grace).containsEntry("trade-executor", 90L).containsEntry("db-poller", 45L);
  }

  @Test
  @DisplayName(
      "TPS-BK-01 R20 a copy each night, its proof two hours later, and the way back asleep")
  void copiesTheDatabase() {
    var jobs =
        renderSpec(
                "backup: {schedule: '30 1 * * *', timeZone: America/New_York, retentionDays: 14}")
            .stream()
            .filter(CronJob.class::isInstance)
            .map(CronJob.class::cast)
            .collect(Collectors.toMap(job -> job.getMetadata().getName(), job -> job.getSpec()));

    assertThat(jobs).containsOnlyKeys("backup", "restore-drill", "restore");
    assertThat(jobs.get("backup").getSchedule()).isEqualTo("30 1 * * *");
    assertThat(jobs.get("backup").getTimeZone()).isEqualTo("America/New_York");
    assertThat(jobs.get("backup").getConcurrencyPolicy()).isEqualTo("Forbid");
    assertThat(jobs.get("backup").getSuspend()).isFalse();
    assertThat(jobs.get("restore").getSuspend()).isTrue();
    var backup = jobs.get("backup").getJobTemplate().getSpec().getTemplate().getSpec();
    assertThat(backup.getContainers().getFirst().getArgs()).containsExactly("run");
    assertThat(backup.getContainers().getFirst().getEnv())
        .anyMatch(
            variable ->
                variable.getName().equals("BACKUP_RETENTION_DAYS")
                    && variable.getValue().equals("14"));
    var drill = jobs.get("restore-drill").getJobTemplate().getSpec().getTemplate().getSpec();
    assertThat(drill.getVolumes())
        .as("the drill knows no login")
        .noneMatch(volume -> volume.getSecret() != null);
    assertThat(drill.getContainers().getFirst().getVolumeMounts())
        .filteredOn(mount -> mount.getName().equals("backup"))
        .allMatch(mount -> mount.getReadOnly());
  }

  @Test
  @DisplayName("backups sleep while the database does, and there are none where none are wished")
  void copiesOnlyWhatRuns() {
    assertThat(
            Desks.plan(Desks.desk("suspend: true"), Desks.looked(Desks.seeded(), Desks.open()))
                .objects()
                .stream()
                .filter(CronJob.class::isInstance)
                .map(job -> ((CronJob) job).getSpec().getSuspend()))
        .isNotEmpty()
        .containsOnly(true);
    var withoutAdministrator =
        "database: {external: {host: pg.example.org}, credentials: {secretRef: {name: mine}}}";
    for (var none :
        List.of(
            withoutAdministrator,
            "backup: {enabled: false}",
            ELSEWHERE + "backup: {enabled: false}")) {
      assertThat(renderSpec(none))
          .as(none)
          .extracting(object -> object.getMetadata().getName())
          .doesNotContain("backup", "restore", "restore-drill");
    }
  }

  @Test
  @DisplayName("a database elsewhere is copied over its TLS, with its administrator's login alone")
  void copiesADatabaseElsewhere() {
    var rendered = renderSpec(ELSEWHERE);
    var run = cronJob(rendered, "backup");
    var drill = cronJob(rendered, "restore-drill");

    assertThat(run.getContainers().getFirst().getImage())
        .isEqualTo("docker.io/recio/postgres:3.0.0");
    assertThat(environment(run))
        .containsEntry("PGHOST", "pg.example.org")
        .containsEntry("PGPORT", "6432")
        .containsEntry("PGSSLMODE", "verify-full")
        .containsEntry("PGSSLROOTCERT", "/etc/recio/authority/ca.crt");
    assertThat(secrets(run))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "pg-admin",
                List.of("POSTGRES_USER", "POSTGRES_PASSWORD", "username", "password"),
                "pg-ca",
                List.of("ca.crt")));
    assertThat(run.getVolumes())
        .filteredOn(volume -> volume.getSecret() != null)
        .as("a key that is not there keeps no pod from starting and saying so")
        .allMatch(volume -> volume.getSecret().getOptional());
    assertThat(secrets(drill)).isEmpty();
    assertThat(rendered)
        .as("what renames databases is for our own server")
        .extracting(object -> object.getMetadata().getName())
        .doesNotContain("restore");
  }

  @Test
  void withoutAnAuthorityOfItsOwnThePublicOnesDecide() {
    var run =
        cronJob(
            renderSpec("database: {external: {host: pg.example.org, adminSecretRef: {name: a}}}"),
            "backup");

    assertThat(environment(run))
        .containsEntry("PGSSLMODE", "verify-full")
        .doesNotContainKey("PGSSLROOTCERT");
    assertThat(secrets(run)).containsOnlyKeys("a");
  }

  @Test
  @DisplayName("another address of a database elsewhere holds from the next copy on: no release")
  void anotherAddressIsNoRelease() {
    var before = Desks.blueprint(Desks.desk(ELSEWHERE));
    var after = Desks.blueprint(Desks.desk(ELSEWHERE.replace("pg.example.org", "pg2.example.org")));
    var renderer = new Renderer();
    var stored = renderer.templates(before).digests();

    assertThat(stored).doesNotContainKeys("backup", "restore-drill");
    assertThat(renderer.templates(after).digests()).isEqualTo(stored);
    assertThat(
            environment(
                cronJob(
                    renderer.render(
                        after,
                        stored,
                        name -> {
                          throw new AssertionError(name);
                        }),
                    "backup")))
        .containsEntry("PGHOST", "pg2.example.org");
    assertThat(new Renderer().templates(Desks.blueprint(Desks.desk(""))).digests())
        .containsKeys("backup", "restore-drill", "restore");
  }

  private static PodSpec cronJob(List<HasMetadata> objects, String name) {
    return objects.stream()
        .filter(CronJob.class::isInstance)
        .filter(object -> object.getMetadata().getName().equals(name))
        .flatMap(RendererTest::pods)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> environment(PodSpec pod) {
    return pod.getContainers().getFirst().getEnv().stream()
        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
  }

  private static Map<String, List<String>> secrets(PodSpec pod) {
    return pod.getVolumes().stream()
        .map(Volume::getSecret)
        .filter(Objects::nonNull)
        .collect(
            Collectors.toMap(
                SecretVolumeSource::getSecretName,
                secret -> secret.getItems().stream().map(KeyToPath::getKey).toList()));
  }

  @Test
  @DisplayName("fingerprints are made anew each week where prices come from outside")
  void regeneratesFingerprintsFromRealPricesOnly() {
    var job = regeneration(render("live")).orElseThrow().getSpec();
    var container =
        job.getJobTemplate().getSpec().getTemplate().getSpec().getContainers().getFirst();

    assertThat(job.getSchedule()).isEqualTo("59 23 * * 6");
    assertThat(job.getSuspend()).isFalse();
    assertThat(job.getConcurrencyPolicy()).isEqualTo("Forbid");
    assertThat(container.getArgs())
        .containsExactly("unified-production-coordinator", "fingerprints", "regenerate");
    assertThat(container.getEnv())
        .anyMatch(
            variable ->
                variable.getName().equals("RECIO_SYMBOLS")
                    && variable.getValue().equals("BTC,ETH,SOL"));
    assertThat(regeneration(render("paper"))).isEmpty();
  }

  @Test
  void regeneratesNothingWhileSuspendedOrWithoutTheCoordinator() {
    var suspended =
        Desks.desk(
            """
            suspend: true
            connectors: {data: {type: coinbase, environment: Production}}
            """);
    var without =
        Desks.desk(
            """
            connectors: {data: {type: coinbase, environment: Production}}
            components:
              - {name: unified-production-coordinator, enabled: false}
              - {name: active-trade-supervisor, dependsOn: []}
              - {name: auto-entry-supervisor, dependsOn: []}
            """);

    assertThat(
            regeneration(
                Desks.plan(suspended, Desks.looked(Desks.seeded(), Desks.open())).objects()))
        .hasValueSatisfying(job -> assertThat(job.getSpec().getSuspend()).isTrue());
    assertThat(regeneration(new Renderer().render(Desks.blueprint(without)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unified-production-coordinator", "kalshi-api-watchdog"})
  @DisplayName("REC-KAW-03 REC-UPC-02 a folder for exported files is a volume that can be written")
  void exportFolderIsAVolume(String component) {
    var spec =
        "components: [{name: %s, env: [{name: RECIO_SET_EXPORT_DIR, value: /export}]}]"
            .formatted(component);
    var pod = pod(component, spec);

    assertThat(changed(templates(""), templates(spec))).containsExactly(component);
    assertThat(pod.getVolumes())
        .filteredOn(volume -> volume.getName().equals("export"))
        .singleElement()
        .satisfies(volume -> assertThat(volume.getEmptyDir()).isNotNull());
    assertThat(pod.getContainers().getFirst().getVolumeMounts())
        .filteredOn(mount -> mount.getName().equals("export"))
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount.getMountPath()).isEqualTo("/export");
              assertThat(mount.getReadOnly()).isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "export", "/tmp/export", "/etc/recio", "/opt/recio", "/a/../etc", "/a b"})
  void noVolumeCoversWhatTheProcessRunsOn(String folder) {
    var pod =
        pod(
            "db-poller",
            "components: [{name: db-poller, env: [{name: RECIO_SET_EXPORT_DIR, value: '%s'}]}]"
                .formatted(folder));

    assertThat(pod.getVolumes()).noneMatch(volume -> volume.getName().equals("export"));
  }

  @Test
  void noRotatingSecretIsEnvironmentOrSinglePath() {
    assertThat(
            render("paper").stream()
                .flatMap(RendererTest::pods)
                .flatMap(pod -> pod.getContainers().stream()))
        .allSatisfy(
            (Container container) -> {
              assertThat(container.getVolumeMounts()).allMatch(mount -> mount.getSubPath() == null);
              assertThat(container.getEnv())
                  .allMatch(
                      variable ->
                          variable.getValueFrom() == null
                              || variable.getValueFrom().getSecretKeyRef() == null);
            });
  }

  @Test
  @DisplayName("all desks' renderings are remembered, each until its own blueprint changes")
  void remembersEachDesk() {
    var renderer = new Renderer();
    var first = IntStream.range(0, 40).mapToObj(n -> renderer.render(namespaced(n, ""))).toList();

    var changed =
        renderer.render(namespaced(39, "components: [{name: trade-executor, replicas: 2}]"));
    assertThat(changed).isNotEqualTo(first.get(39));
    for (int number = 0; number < 39; number++) {
      assertThat(renderer.render(namespaced(number, ""))).isSameAs(first.get(number));
    }
  }

  private static Blueprint namespaced(int number, String spec) {
    var desk = Desks.desk(spec);
    return Desks.blueprint(
        new Desk(
            new Owner("desk", "space-" + number, "uid-" + number),
            desk.generation(),
            desk.spec(),
            desk.status(),
            desk.annotations(),
            desk.deletedAt()));
  }

  private static List<HasMetadata> render(String name) {
    return new Renderer().render(Desks.blueprint(desk(name)));
  }

  private static List<HasMetadata> renderSpec(String spec) {
    return new Renderer().render(Desks.blueprint(Desks.desk(spec)));
  }

  private static Optional<CronJob> regeneration(List<HasMetadata> objects) {
    return objects.stream()
        .filter(CronJob.class::isInstance)
        .map(CronJob.class::cast)
        .filter(job -> job.getMetadata().getName().equals("fingerprints"))
        .findFirst();
  }

  private static PodSpec pod(String component, String spec) {
    return new Renderer()
        .render(Desks.blueprint(Desks.desk(spec))).stream()
            .filter(Deployment.class::isInstance)
            .filter(object -> object.getMetadata().getName().equals(component))
            .flatMap(RendererTest::pods)
            .findFirst()
            .orElseThrow();
  }

  private static Desk desk(String name) {
    return Desks.desk(SPECS.get(name));
  }

  private static Map<String, String> templates(String spec) {
    return new Renderer()
        .render(Desks.blueprint(Desks.desk(spec))).stream()
            .filter(Deployment.class::isInstance)
            .map(Deployment.class::cast)
            .collect(
                Collectors.toMap(
                    deployment -> deployment.getMetadata().getName(),
                    deployment -> Canonical.text(deployment.getSpec().getTemplate())));
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    return before.keySet().stream()
        .filter(name -> !before.get(name).equals(after.get(name)))
        .sorted()
        .toList();
  }

  private static Stream<PodSpec> pods(HasMetadata object) {
    return switch (object) {
      case Deployment deployment -> Stream.of(deployment.getSpec().getTemplate().getSpec());
      case StatefulSet set -> Stream.of(set.getSpec().getTemplate().getSpec());
      case Job job -> Stream.of(job.getSpec().getTemplate().getSpec());
      case CronJob job ->
          Stream.of(job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec());
      default -> Stream.empty();
    };
  }

  private static String text(List<HasMetadata> objects) {
    return objects.stream().map(Canonical::text).collect(Collectors.joining("\n")) + "\n";
  }
}
