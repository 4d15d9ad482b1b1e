package io.rec.operator.controller.runtime;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole operator against a real API server; tests play the controllers that are not there. */
@ExtendWith(Kubernetes.class)
class ReconciliationIT {
  /** Every kind that is rendered is in it. */
  private static final String ALL_KINDS =
      """
      components:
        - {name: main-app, autoscaling: {minReplicas: 2, maxReplicas: 4}}
        - {name: trade-executor, replicas: 2}
      connectors:
        notifications:
          - {name: mail, type: smtp, credentialsSecretRef: {name: smtp}, settings: {to: desk@example.org}}
          - {name: log, type: log}
      """;

  private final Api api;
  private String namespace;

  ReconciliationIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void makeNamespace() {
    namespace = api.namespace();
  }

  @Test
  @DisplayName("TPS-PM-03 the first pass makes everything")
  void firstPassMakesEverything() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "0/16".equals(desk.read().statusOrEmpty().ready()));

      assertThat(desk.list(Deployment.class)).hasSize(16);
      assertThat(desk.versions().keySet())
          .contains(
              "StatefulSet/postgres",
              "ConfigMap/port-manifest",
              "ConfigMap/control",
              "NetworkPolicy/default-deny",
              "Secret/recio-root",
              "Secret/recio-db",
              "Secret/recio-db-operator",
              "Secret/recio-tokens",
              "Secret/recio-admin",
              "Secret/recio-paper-key");
      assertThat(desk.read().getStatus().conditions()).hasSize(ConditionType.values().length);
      assertThat(desk.read().getMetadata().getFinalizers()).containsExactly("rec.io/orderly-stop");
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void furtherPassesWriteNothing() {
    try (var operator = operator()) {
      var desk = desk(ALL_KINDS);
      desk.eventually(() -> desk.list(HorizontalPodAutoscaler.class).size() == 1);
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      desk.eventually(() -> operator.passes() > 4);
      desk.poke("first");
      var versions = desk.versions();
      var passes = operator.passes();
      var writes = operator.writes();

      desk.eventually(() -> operator.passes() > passes + 4);

      assertThat(desk.versions()).isEqualTo(versions);
      assertThat(operator.writes()).isEqualTo(writes);
    }
  }

  @Test
  void anotherOperatorTakesOverWithoutWriting() {
    var desk = desk(ALL_KINDS);
    try (var first = operator()) {
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      desk.eventually(() -> first.passes() > 4);
    }
    var versions = desk.versions();

    try (var second = operator()) {
      desk.eventually(() -> second.passes() > 3);

      assertThat(desk.versions()).isEqualTo(versions);
      assertThat(second.writes()).isZero();
    }
  }

  @Test
  @DisplayName("REC-DEP-01 login, migration and components lead to Ready in that order")
  void becomesReady() throws Exception {
    DeskOnServer.plantSeed(api.client(), namespace);
    var password = new Password(Desks.SEED.derive("recio_operator/1", 32));
    try (var database = DatabaseServer.managed(password);
        var operator = RunningOperator.in(api.another(), namespace, database.port())) {
      var desk = desk("");
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      desk.eventually(() -> desk.list(Job.class).size() == 1);
      assertThat(desk.reason("DatabaseReady")).isEqualTo("Migrating");

      desk.finishJobs();
      desk.bringUp();

      desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
      assertThat(desk.read().getStatus().ready()).isEqualTo("16/16");
      assertThat(desk.read().getStatus().state()).isEqualTo("Running");
      assertThat(desk.read().getStatus().credentials().phase()).isEqualTo("Stable");
      assertThat(database.text("rec_io_db", "SELECT term FROM recio_operator.fence"))
          .isEqualTo("1");
      desk.eventually(() -> reasons(desk).contains("Installed"));
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void changeIsNotReadyBeforeTheWorkloadsCarryItAndHaveRolled() throws Exception {
    DeskOnServer.plantSeed(api.client(), namespace);
    var password = new Password(Desks.SEED.derive("recio_operator/1", 32));
    try (var database = DatabaseServer.managed(password);
        var operator =
            RunningOperator.in(api.another(), namespace, database.port(), new FastClock())) {
      var desk = desk("rollout: {maxParallel: 20}");
      var player = new Controllers(desk, nobody -> false);
      eventually(desk, player, () -> "AllComponentsReady".equals(desk.reason("Ready")));

      var early = new CopyOnWriteArrayList<TradingSystemStatus>();
      try (var watch = desk.watchReady(2, early)) {
        edit(desk, "{\"spec\":{\"env\":[{\"name\":\"X\",\"value\":\"1\"}]}}");
        desk.eventually(
            () -> desk.list(Deployment.class).stream().anyMatch(ReconciliationIT::hasX));
        desk.eventually(() -> desk.condition("Ready").observedGeneration() == 2);
        var passes = operator.passes();
        desk.poke("first");
        desk.eventually(() -> operator.passes() > passes);
        assertThat(desk.condition("Ready").status()).isEqualTo(ConditionStatus.FALSE);
        assertThat(desk.reason("Progressing")).isEqualTo("Updating");
        assertThat(early).isEmpty();
      }

      eventually(desk, player, () -> "AllComponentsReady".equals(desk.reason("Ready")));
      assertThat(desk.list(Deployment.class)).allMatch(ReconciliationIT::hasX);
    }
  }

  private static void eventually(DeskOnServer desk, Controllers player, Callable<Boolean> fact) {
    desk.eventually(
        () -> {
          player.play();
          return fact.call();
        });
  }

  private static boolean hasX(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
        .anyMatch(variable -> variable.getName().equals("X"));
  }

  @Test
  void deletedLoginComesBackByteForByteAndStillWorks() throws Exception {
    DeskOnServer.plantSeed(api.client(), namespace);
    var password = new Password(Desks.SEED.derive("recio_operator/1", 32));
    try (var database = DatabaseServer.managed(password);
        var operator = RunningOperator.in(api.another(), namespace, database.port())) {
      var desk = desk("");
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      var before = desk.secret("recio-db").getData();

      for (var name : List.of("recio-db", "recio-db-operator", "recio-root")) {
        var data = desk.secret(name).getData();
        api.client().secrets().inNamespace(namespace).withName(name).delete();
        desk.poke(name);
        desk.eventually(() -> desk.secret(name) != null);
        assertThat(desk.secret(name).getData()).isEqualTo(data);
      }

      assertThat(desk.secret("recio-db").getData()).isEqualTo(before);
      assertThat(desk.reason("CredentialsReady")).isEqualTo("LoginWorks");
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void revertsDriftAndSaysSo() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));

      change(
          desk,
          "trade-executor",
          deployment ->
              deployment
                  .editSpec()
                  .withReplicas(5)
                  .endSpec()
                  .editMetadata()
                  .addToLabels("team", "blue")
                  .endMetadata());

      desk.eventually(() -> desk.deployment("trade-executor").getSpec().getReplicas() == 1);
      assertThat(desk.deployment("trade-executor").getMetadata().getLabels())
          .containsEntry("team", "blue");
      desk.eventually(() -> reasons(desk).contains("DriftHealed"));
      desk.eventually(() -> reasons(desk).contains("DuplicateFenced"));
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void deletedObjectsComeBack() {
    try (var operator = operator()) {
      var desk = desk(ALL_KINDS);
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      var before = desk.versions().keySet();

      api.client().apps().deployments().inNamespace(namespace).withName("main-app").delete();
      api.client().services().inNamespace(namespace).withName("trade-manager").delete();
      api.client().configMaps().inNamespace(namespace).withName("port-manifest").delete();
      api.client()
          .resources(PodDisruptionBudget.class)
          .inNamespace(namespace)
          .withName("trade-executor")
          .delete();

      desk.eventually(() -> desk.versions().keySet().equals(before));
      desk.eventually(() -> reasons(desk).contains("DriftHealed"));
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void switchedOffComponentGoesWithAllItHas() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));

      edit(desk, "{\"spec\":{\"components\":[{\"name\":\"ai-service\",\"enabled\":false}]}}");

      desk.eventually(
          () ->
              desk.versions().keySet().stream()
                  .noneMatch(object -> object.endsWith("/ai-service")));
      assertThat(desk.list(Service.class))
          .noneMatch(service -> service.getMetadata().getName().equals("python-ai-service"));
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void leavesAStrangersDeploymentAlone() {
    var strangers =
        api.client()
            .resource(
                new DeploymentBuilder()
                    .withNewMetadata()
                    .withName("main-app")
                    .withNamespace(namespace)
                    .endMetadata()
                    .withNewSpec()
                    .withNewSelector()
                    .addToMatchLabels("app", "mine")
                    .endSelector()
                    .withNewTemplate()
                    .withNewMetadata()
                    .addToLabels("app", "mine")
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("mine")
                    .withImage("mine:1")
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build())
            .create();
    try (var operator = operator()) {
      var desk = desk("");

      desk.eventually(() -> "NameTaken".equals(desk.reason("Ready")));

      assertThat(desk.deployment("main-app").getMetadata().getResourceVersion())
          .isEqualTo(strangers.getMetadata().getResourceVersion());
      assertThat(desk.list(Deployment.class)).hasSize(1);
      assertThat(operator.passes()).isPositive();
    }
  }

  @Test
  void secondSystemOfANamespaceWaits() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> desk.list(Deployment.class).size() == 16);
      var second = DeskOnServer.create(api.client(), namespace, "second", "");

      second.eventually(() -> "NamespaceOccupied".equals(second.reason("Ready")));

      assertThat(second.condition("Ready").message()).contains("desk");
      assertThat(operator.passes()).isPositive();
    }
  }

  @Test
  void secondSystemOfANamespaceGoesWithoutTheSecretsOfTheFirst() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      var root = desk.secret("recio-root");
      var second =
          DeskOnServer.create(api.client(), namespace, "second", "deletion: {data: Delete}");
      second.eventually(() -> "NamespaceOccupied".equals(second.reason("Ready")));

      api.client().resource(second.read()).delete();
      second.eventually(() -> second.read() == null);

      assertThat(desk.secret("recio-root")).isEqualTo(root);
      assertThat(desk.secret("recio-db-operator")).isNotNull();
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void systemThatTakesItsDataAlongTakesItsSecretsToo() {
    try (var operator = operator()) {
      var desk = desk("deletion: {data: Delete}");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));

      api.client().resource(desk.read()).delete();
      desk.eventually(() -> desk.read() == null);

      assertThat(desk.secret("recio-root")).isNull();
      assertThat(desk.secret("recio-db-operator")).isNull();
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName("the copies go with the desk or stay, as the spec says at last")
  void copiesFollowTheWord() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      assertThat(ownersOfTheCopies()).isEmpty();

      data(desk, "Delete");
      desk.eventually(
          () -> ownersOfTheCopies().equals(List.of(desk.read().getMetadata().getUid())));
      data(desk, "Retain");
      desk.eventually(() -> ownersOfTheCopies().isEmpty());

      data(desk, "Delete");
      api.client().resource(desk.read()).delete();
      desk.eventually(() -> desk.read() == null);
      assertThat(ownersOfTheCopies()).hasSize(1);
      assertThat(operator.writes()).isPositive();
    }
  }

  private static void data(DeskOnServer desk, String policy) {
    desk.client()
        .resource(desk.read())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"deletion\":{\"data\":\"%s\"}}}".formatted(policy));
  }

  private List<String> ownersOfTheCopies() {
    return api
        .client()
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withName("backup")
        .get()
        .getMetadata()
        .getOwnerReferences()
        .stream()
        .map(OwnerReference::getUid)
        .toList();
  }

  @Test
  void lostSeedIsToldAndNotReplaced() throws Exception {
    DeskOnServer.plantSeed(api.client(), namespace);
    var password = new Password(Desks.SEED.derive("recio_operator/1", 32));
    try (var database = DatabaseServer.managed(password);
        var operator = RunningOperator.in(api.another(), namespace, database.port())) {
      var desk = desk("");
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));

      // Between two deletions the operator may restore one from the other.
      desk.eventually(
          () -> {
            for (var name : List.of("recio-db-operator", "recio-root")) {
              api.client().secrets().inNamespace(namespace).withName(name).delete();
            }
            desk.poke(Long.toString(System.nanoTime()));
            return "SeedLost".equals(desk.reason("Ready"));
          });
      assertThat(desk.secret("recio-root")).isNull();
      assertThat(desk.condition("Degraded").message()).contains("restore recio-root");

      DeskOnServer.plantSeed(api.client(), namespace);
      desk.poke("back");
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      assertThat(desk.secret("recio-db-operator")).isNotNull();
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void duplicatePortKeepsWhatIsAppliedAndNamesBothOwners() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      var manifest = desk.configMap("port-manifest").getData();

      edit(desk, "{\"spec\":{\"components\":[{\"name\":\"main-app\",\"port\":8001}]}}");

      desk.eventually(() -> "DuplicatePort".equals(desk.reason("PortManifestValid")));
      assertThat(desk.condition("PortManifestValid").message())
          .contains("main-app", "trade-executor");
      assertThat(desk.configMap("port-manifest").getData()).isEqualTo(manifest);
      assertThat(operator.passes()).isPositive();
    }
  }

  @Test
  void changedPortIsServedUnderBothNumbersAtOnce() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));

      edit(desk, "{\"spec\":{\"components\":[{\"name\":\"trade-executor\",\"port\":8050}]}}");

      desk.eventually(() -> ports(desk).equals(Map.of("http", 8050, "http-old", 8001)));
      desk.eventually(
          () -> desk.read().getStatus().ports().previous().equals(Map.of("trade-executor", 8001)));
      var writes = operator.writes();
      var passes = operator.passes();
      desk.poke("again");
      desk.eventually(() -> operator.passes() > passes + 1);
      assertThat(operator.writes()).isEqualTo(writes);
      assertThat(ports(desk)).containsEntry("http-old", 8001);
    }
  }

  @Test
  @DisplayName("channels that come, change and go touch the connector hub and nobody else")
  void channelsReachTheHubAlone() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      var before = generations(desk);
      var mail =
          "{\"spec\":{\"connectors\":{\"notifications\":[{\"name\":\"mail\",\"type\":\"smtp\",\"credentialsSecretRef\":{\"name\":\"smtp\"},\"settings\":{\"to\":\"%s\"}}]}}}";

      edit(desk, mail.formatted("ann@example.org"));
      desk.eventually(() -> channels(desk).contains("ann@example.org"));
      desk.eventually(() -> !generations(desk).equals(before));
      var given = generations(desk);
      edit(desk, mail.formatted("bob@example.org"));
      desk.eventually(() -> channels(desk).contains("bob@example.org"));

      assertThat(generations(desk)).isEqualTo(given);
      assertThat(given.entrySet())
          .filteredOn(entry -> !entry.getValue().equals(before.get(entry.getKey())))
          .extracting(Map.Entry::getKey)
          .containsExactly("connector-hub");
      edit(desk, "{\"spec\":{\"connectors\":{\"notifications\":null}}}");
      desk.eventually(() -> channels(desk).isEmpty());
      assertThat(operator.writes()).isPositive();
    }
  }

  private static Map<String, Long> generations(DeskOnServer desk) {
    return desk.list(Deployment.class).stream()
        .collect(
            Collectors.toMap(
                deployment -> deployment.getMetadata().getName(),
                deployment -> deployment.getMetadata().getGeneration()));
  }

  private static String channels(DeskOnServer desk) {
    var found = desk.configMap("connectors");
    return found == null ? "" : found.getData().get("connectors.json");
  }

  private static Map<String, Integer> ports(DeskOnServer desk) {
    return desk.list(Service.class).stream()
        .filter(service -> service.getMetadata().getName().equals("trade-executor"))
        .flatMap(service -> service.getSpec().getPorts().stream())
        .collect(Collectors.toMap(port -> port.getName(), port -> port.getPort()));
  }

  @Test
  void deletionEndsEvenWithASpecThatDoesNotFit() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      edit(desk, "{\"spec\":{\"components\":[{\"name\":\"main-app\",\"port\":8001}]}}");
      desk.eventually(() -> "DuplicatePort".equals(desk.reason("PortManifestValid")));

      api.client().resources(TradingSystem.class).inNamespace(namespace).withName("desk").delete();

      desk.eventually(() -> desk.read() == null);
      assertThat(desk.list(Deployment.class))
          .allMatch(deployment -> deployment.getSpec().getReplicas() == 0);
      assertThat(desk.secret("recio-root")).isNotNull();
      assertThat(operator.passes()).isPositive();
    }
  }

  @Test
  void suspendedDeskRunsNothing() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> desk.list(Deployment.class).size() == 16);

      edit(desk, "{\"spec\":{\"suspend\":true}}");

      var controllers = new Controllers(desk, deployment -> false);
      desk.eventually(
          () -> {
            controllers.play();
            return "Suspended".equals(desk.read().statusOrEmpty().state());
          });
      assertThat(desk.list(Deployment.class))
          .allMatch(deployment -> deployment.getSpec().getReplicas() == 0);
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void pausedDeskIsOnlyWatched() {
    try (var operator = operator()) {
      var desk = desk("");
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      edit(desk, "{\"metadata\":{\"annotations\":{\"rec.io/paused\":\"true\"}}}");
      var passes = operator.passes();
      desk.eventually(() -> operator.passes() > passes);

      change(desk, "db-poller", deployment -> deployment.editSpec().withReplicas(3).endSpec());
      var after = operator.passes();
      desk.eventually(() -> operator.passes() > after + 2);

      assertThat(desk.deployment("db-poller").getSpec().getReplicas()).isEqualTo(3);
    }
  }

  private RunningOperator operator() {
    return RunningOperator.in(api.another(), namespace);
  }

  private DeskOnServer desk(String spec) {
    return DeskOnServer.create(api.client(), namespace, "desk", spec);
  }

  private void edit(DeskOnServer desk, String patch) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName(desk.name())
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private void change(
      DeskOnServer desk, String component, UnaryOperator<DeploymentBuilder> change) {
    var deployment =
        api.client().apps().deployments().inNamespace(desk.namespace()).withName(component);
    // The operator may write between our reading and our writing; a person would edit again.
    desk.eventually(
        () -> {
          try {
            deployment.edit(found -> change.apply(new DeploymentBuilder(found)).build());
            return true;
          } catch (KubernetesClientException refused) {
            if (refused.getCode() == HTTP_CONFLICT) {
              return false;
            }
            throw refused;
          }
        });
  }

  private static List<String> reasons(DeskOnServer desk) {
    return desk.list(Event.class).stream().map(Event::getReason).distinct().toList();
  }
}
