package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ReleaseWave;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.plan.Forecast;
import io.rec.operator.controller.plan.Preview;
import io.rec.operator.controller.preview.ClusterReading;
import io.rec.operator.controller.preview.InstalledOperator;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases on a real API server and a real database; a minute passes in a second. */
@ExtendWith(Kubernetes.class)
class ReleaseIT {
  private static final String OLD = "docker.io/recio/services:3.0.0";
  private static final String NEW = "docker.io/recio/services:3.1.0";

  private final Api api;
  private final Clock clock = new FastClock();
  private String namespace;
  private DatabaseServer database;

  ReleaseIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void makeNamespaceAndDatabase() throws Exception {
    namespace = api.namespace();
    DeskOnServer.plantSeed(api.client(), namespace);
    database = DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
  }

  @AfterEach
  void stopDatabase() throws Exception {
    database.close();
  }

  @Test
  void bringsAReleaseInByWavesAndGoesBackWhenAskedTo() throws SQLException {
    try (var operator = operator()) {
      var desk = installed();
      assertThat(names(desk.revisions())).containsExactly("desk-1");
      var restartless = generations(desk);
      var player = new Controllers(desk, nobody -> false);

      edit(desk, "{\"spec\":{\"version\":\"3.1.0\"}}");
      eventually(desk, player, () -> desk.deployments(NEW) > 0 && desk.deployments(OLD) > 0);
      assertThat(desk.condition("Ready").status()).isEqualTo(ConditionStatus.FALSE);
      assertThat(desk.reason("Progressing")).isEqualTo("Updating");
      eventually(desk, player, () -> "3.1.0".equals(desk.release().version()));

      assertThat(desk.release().phase()).isEqualTo("Stable");
      assertThat(desk.release().revision()).isEqualTo(2);
      assertThat(desk.release().history())
          .singleElement()
          .satisfies(record -> assertThat(record.outcome()).isEqualTo("Replaced"));
      assertThat(desk.deployments(NEW)).isEqualTo(16);
      assertThat(names(desk.revisions())).containsExactly("desk-1", "desk-2");
      assertThat(generations(desk).get("postgres")).isEqualTo(restartless.get("postgres"));
      eventually(desk, player, () -> "AllComponentsReady".equals(desk.reason("Ready")));
      assertThat(operator.releasePhase("Stable")).isEqualTo(1);

      annotate(desk, "9/first");
      eventually(desk, player, () -> reasons(desk).contains("RollbackRefused"));
      assertThat(desk.release().revision()).isEqualTo(2);

      annotate(desk, "1/second");
      eventually(desk, player, () -> desk.release().revision() == 1 && stable(desk));

      assertThat(desk.deployments(OLD)).isEqualTo(16);
      assertThat(desk.read().getSpec().version()).isEqualTo("3.1.0");
      assertThat(desk.read().getStatus().requests().rollback()).isEqualTo("1/second");
      assertThat(desk.condition("Degraded").reason()).isEqualTo("RolledBack");
      assertThat(desk.condition("Degraded").message()).contains("asked for as 1/second");
      assertThat(reasons(desk)).contains("ReleaseStarted", "Released", "RollingBack", "RolledBack");
    }
  }

  @Test
  @DisplayName("a release that does not get ready goes back, and the component is named")
  void wrongReleaseGoesBackByItself() throws SQLException {
    try (var operator = operator()) {
      var desk = installed();
      var before = generations(desk);
      var player = new Controllers(desk, ReleaseIT::isNew);

      edit(desk, "{\"spec\":{\"version\":\"3.1.0\",\"rollout\":{\"progressDeadline\":\"3m\"}}}");
      eventually(desk, player, () -> "RolledBack".equals(desk.reason("Degraded")));

      assertThat(desk.deployments(OLD)).isEqualTo(16);
      assertThat(desk.condition("Degraded").message())
          .contains("3.1.0", "CrashLoopBackOff", "no such table: trades", "revision 1 (3.0.0)");
      assertThat(touched(before, desk)).hasSizeBetween(1, 3);
      assertThat(desk.condition("Degraded").message())
          .containsAnyOf(touched(before, desk).toArray(String[]::new));
      assertThat(desk.condition("Ready").status()).isEqualTo(ConditionStatus.FALSE);
      assertThat(desk.read().getSpec().version()).isEqualTo("3.1.0");
      assertThat(desk.release().failedTarget()).endsWith("/3.1.0");
      eventually(desk, player, () -> names(desk.revisions()).equals(List.of("desk-1")));

      var passes = operator.passes();
      eventually(desk, player, () -> operator.passes() > passes + 5);
      assertThat(desk.deployments(OLD)).as("not tried again").isEqualTo(16);

      edit(desk, "{\"spec\":{\"version\":\"3.0.0\"}}");
      eventually(desk, player, () -> "AllComponentsReady".equals(desk.reason("Ready")));
      assertThat(desk.release().failedTarget()).isNull();
    }
  }

  @Test
  @DisplayName("what is foretold of a change is what the operator then does: these, in these waves")
  void doesWhatWasForetold() throws SQLException {
    try (var operator = operator()) {
      var desk = installed();
      var before = generations(desk);
      var writes = operator.writes();
      var change =
          """
          {"spec": {"components": [
            {"name": "trade-manager", "env": [{"name": "RECIO_SET_X", "value": "y"}]},
            {"name": "auto-entry-supervisor", "port": 8077}]}}
          """;

      var foretold = foretold(desk, change);
      assertThat(generations(desk)).as("only told").isEqualTo(before);
      assertThat(operator.writes()).isEqualTo(writes);
      edit(desk, change);
      var player = new Controllers(desk, nobody -> false);
      eventually(desk, player, () -> !desk.release().waves().isEmpty());

      assertThat(desk.release().waves())
          .extracting(ReleaseWave::components)
          .containsExactlyElementsOf(foretold);
      eventually(desk, player, () -> desk.release().revision() != null && stable(desk));
      assertThat(touched(before, desk))
          .containsExactlyInAnyOrderElementsOf(foretold.stream().flatMap(List::stream).toList());
    }
  }

  @Test
  @DisplayName("an operator that renders otherwise restarts nothing")
  void newOperatorRestartsNothing() throws SQLException {
    DeskOnServer desk;
    try (var first = operator()) {
      desk = installed();
      assertThat(first.writes()).isPositive();
    }
    var before = generations(desk);

    try (var second = RunningOperator.newer(api.another(), namespace, database.port(), clock)) {
      desk.eventually(() -> "PendingMaintenanceWindow".equals(desk.reason("Progressing")));
      var passes = second.passes();
      desk.poke("again");
      desk.eventually(() -> second.passes() > passes);

      assertThat(generations(desk)).isEqualTo(before);
      assertThat(desk.condition("Progressing").status()).isEqualTo(ConditionStatus.FALSE);
      assertThat(desk.condition("Ready").status()).isEqualTo(ConditionStatus.TRUE);
      assertThat(desk.read().getStatus().operatorVersion()).isEqualTo("3.0.1");
    }
  }

  @Test
  void deskOfAnOperatorWithoutRevisionsIsAdoptedWithoutARestart() throws SQLException {
    DeskOnServer desk;
    try (var first = operator()) {
      desk = installed();
      assertThat(first.writes()).isPositive();
    }
    desk.revisions().forEach(revision -> api.client().resource(revision).delete());
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName("desk")
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\":{\"release\":{\"revision\":null}}}");
    var before = templates(desk);

    try (var second = RunningOperator.newer(api.another(), namespace, database.port(), clock)) {
      desk.eventually(() -> "PendingMaintenanceWindow".equals(desk.reason("Progressing")));
      desk.eventually(() -> names(desk.revisions()).equals(List.of("desk-1")));

      assertThat(templates(desk)).isEqualTo(before).hasSize(17);
      assertThat(desk.release().revision()).isEqualTo(1);
      desk.eventually(() -> second.passes() > 0);
    }
  }

  /** Which write it is depends on the moment; that it ends well must not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void nextOperatorCompletesARelease(int writes) throws SQLException {
    DeskOnServer desk;
    try (var first = operator()) {
      desk = installed("rollout: {maxParallel: 20}");
      assertThat(first.writes()).isPositive();
    }
    var player = new Controllers(desk, nobody -> false);
    var killed = new KillPoints(writes);
    try (var second = RunningOperator.in(client(killed), namespace, database.port(), clock)) {
      edit(desk, "{\"spec\":{\"version\":\"3.1.0\"}}");
      eventually(desk, player, killed::reached);
      assertThat(second.passes()).isGreaterThanOrEqualTo(0);
    }

    try (var third = operator()) {
      eventually(desk, player, () -> "3.1.0".equals(desk.release().version()) && stable(desk));
      assertThat(desk.deployments(NEW)).isEqualTo(16);
      assertThat(names(desk.revisions())).containsExactly("desk-1", "desk-2");
      assertThat(third.passes()).isPositive();
    }
  }

  /** The waves as {@code recio plan} tells them. */
  private List<List<String>> foretold(DeskOnServer desk, String patch) {
    var stored = desk.read();
    var asked =
        api.client()
            .resources(TradingSystem.class)
            .inNamespace(namespace)
            .withName(desk.name())
            .patch(
                new PatchContext.Builder()
                    .withPatchType(PatchType.JSON_MERGE)
                    .withDryRun(List.of("All"))
                    .build(),
                patch);
    var installation =
        new InstalledOperator(api.client(), "3.0.0").of(namespace, new ArrayList<>());
    var seen = new ClusterReading(api.client()).read(asked, true);
    return new Preview(installation)
            .of(
                new Preview.Question(
                    Optional.of(Desk.of(stored)),
                    Desk.of(asked),
                    seen.observation(),
                    seen.unreadable(),
                    clock.instant()))
            .waves()
            .stream()
            .map(wave -> wave.stream().map(Forecast.Roll::workload).toList())
            .toList();
  }

  private KubernetesClient client(KillPoints interceptor) {
    return new KubernetesClientBuilder()
        .withConfig(api.config())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", interceptor))
        .build();
  }

  private RunningOperator operator() {
    return RunningOperator.in(api.another(), namespace, database.port(), clock);
  }

  private DeskOnServer installed() {
    return installed("");
  }

  private DeskOnServer installed(String spec) {
    var desk = DeskOnServer.create(api.client(), namespace, "desk", spec);
    var player = new Controllers(desk, nobody -> false);
    eventually(desk, player, () -> "AllComponentsReady".equals(desk.reason("Ready")));
    return desk;
  }

  private static void eventually(DeskOnServer desk, Controllers player, Callable<Boolean> fact) {
    desk.eventually(
        () -> {
          player.play();
          return fact.call();
        });
  }

  private static boolean stable(DeskOnServer desk) {
    return "Stable".equals(desk.release().phase());
  }

  private static boolean isNew(Deployment deployment) {
    return DeskOnServer.image(deployment).equals(NEW);
  }

  private static List<String> names(List<ControllerRevision> revisions) {
    return revisions.stream().map(found -> found.getMetadata().getName()).sorted().toList();
  }

  /** A generation counts up with each change of a spec, and so with each restart. */
  private static Map<String, Long> generations(DeskOnServer desk) {
    var found =
        desk.list(Deployment.class).stream()
            .collect(
                Collectors.toMap(
                    one -> one.getMetadata().getName(), one -> one.getMetadata().getGeneration()));
    desk.list(StatefulSet.class)
        .forEach(set -> found.put(set.getMetadata().getName(), set.getMetadata().getGeneration()));
    return found;
  }

  /** What a pod is made from; nothing else restarts one. */
  private static Map<String, PodTemplateSpec> templates(DeskOnServer desk) {
    var found =
        desk.list(Deployment.class).stream()
            .collect(
                Collectors.toMap(
                    one -> one.getMetadata().getName(), one -> one.getSpec().getTemplate()));
    desk.list(StatefulSet.class)
        .forEach(set -> found.put(set.getMetadata().getName(), set.getSpec().getTemplate()));
    return found;
  }

  private static Set<String> touched(Map<String, Long> before, DeskOnServer desk) {
    var touched = new TreeSet<String>();
    generations(desk)
        .forEach(
            (name, generation) -> {
              if (!generation.equals(before.get(name))) {
                touched.add(name);
              }
            });
    return touched;
  }

  private void edit(DeskOnServer desk, String patch) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName(desk.name())
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private void annotate(DeskOnServer desk, String value) {
    edit(desk, "{\"metadata\":{\"annotations\":{\"rec.io/rollback\":\"%s\"}}}".formatted(value));
  }

  private static List<String> reasons(DeskOnServer desk) {
    return desk.list(Event.class).stream().map(Event::getReason).distinct().toList();
  }
}
