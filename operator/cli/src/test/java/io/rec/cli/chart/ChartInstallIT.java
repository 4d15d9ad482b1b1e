package io.rec.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.UpgradeCommand;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cluster.ApiServer;
import io.rec.cluster.Progress;
import io.rec.operator.api.TradingSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart against a real API server: what Helm's own rendering cannot know. */
class ChartInstallIT {
  private static final String NAMESPACE = "recio-system";
  private static final String RELEASE = "recio-operator";
  private static final String MANAGER = "test";

  /** Each kind of change that restarts somebody, and what is said of it. */
  private static final Map<String, String> RESTARTS =
      Map.ofEntries(
          Map.entry("version: 3.1.0", "version 3.0.0 to 3.1.0: every component restarts, in waves"),
          Map.entry("image: {tag: next}", "the image changes: every component restarts"),
          Map.entry("profile: Development", "profile Production to Development: every component"),
          Map.entry(
              "symbols: [BTC, ETH, SOL]",
              "symbols BTC, ETH to BTC, ETH, SOL: every component restarts"),
          Map.entry("env: [{name: TZ, value: UTC}]", "the shared environment changes"),
          Map.entry(
              "connectors: {data: {type: coinbase, environment: Production}}",
              "connectors.broker or connectors.data changes: every component restarts"),
          Map.entry(
              "connectors: {broker: {credentialsSecretRef: {name: key}}}",
              "components that sign at the exchange may restart"),
          Map.entry(
              "connectors: {notifications: [{name: mail, type: smtp}]}",
              "connector-hub may restart"),
          Map.entry("connectors: {languageModel: {url: 'http://model:1'}}", "ai-service restarts"),
          Map.entry(
              "observability: {logLevel: Debug}",
              "observability changes: every component restarts"),
          Map.entry(
              "observability: {openTelemetry: {endpoint: 'http://collector:4318'}}",
              "observability changes: every component restarts"),
          Map.entry(
              "database: {managed: {image: {tag: next}}}",
              "database.managed changes: the database restarts"),
          Map.entry(
              "database: {managed: {parameters: {work_mem: 8MB}}}",
              "database.managed changes: the database restarts"),
          Map.entry(
              "components: [{name: ai-service, enabled: false}]",
              "these components may restart: ai-service"));

  private static final List<String> SILENT =
      List.of(
          "riskLimits: {maxOpenTrades: 2}",
          "killSwitch: {level: PauseEntries, reason: news, by: me}",
          "autoEntry: {enabled: true}",
          "observability: {serviceMonitor: {enabled: true}}",
          "database: {managed: {storage: {size: 20Gi}}}",
          "backup: {retentionDays: 9}",
          "gateway: {host: desk.example.org, ingress: {className: nginx}}");

  private static final String LIVE =
      """
      mode: Live
      allowLive: true
      connectors:
        broker:
          {type: kalshi, environment: Production, credentialsSecretRef: {name: kalshi-key}}
      """;

  @SuppressWarnings("NullAway.Init")
  private static ApiServer server;

  @SuppressWarnings("NullAway.Init")
  private static KubernetesClient client;

  @BeforeAll
  static void startApiServer() {
    server =
        ApiServer.start(
            Chart.ROOT.resolve("k8s/minicluster/minicluster"), "chart-it", Progress.silent());
    client = client(config());
    for (String name : new String[] {NAMESPACE, "desk-a", "desk-b", "desk-c"}) {
      client
          .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
          .serverSideApply();
    }
  }

  @AfterAll
  static void stopApiServer() {
    client.close();
    server.close();
  }

  @AfterEach
  void uninstall() {
    client
        .resources(TradingSystem.class)
        .inAnyNamespace()
        .list()
        .getItems()
        .forEach(desk -> client.resource(desk).delete());
    Helm.uninstall(RELEASE)
        .withNamespace(NAMESPACE)
        .withKubeConfig(server.kubeconfig())
        .noHooks()
        .ignoreNotFound()
        .call();
  }

  @Test
  @DisplayName("REC-CLD-02 installs, changes, is changed back and uninstalls; the CRD stays")
  void livesThroughItsLife() {
    assertThat(release().call().getStatus()).isEqualTo("deployed");
    assertThat(replicas()).isEqualTo(2);

    release().set("replicas", 3).call();
    assertThat(replicas()).isEqualTo(3);

    var back = release().resetValues().call();
    assertThat(back.getRevision()).isEqualTo("3");
    assertThat(replicas()).isEqualTo(2);

    uninstall();
    assertThat(client.apps().deployments().inNamespace(NAMESPACE).withName(RELEASE).get()).isNull();
    assertThat(
            client
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("tradingsystems.rec.io")
                .get())
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"own-namespace", "list-of-namespaces", "whole-cluster", "single-replica"})
  void theApiServerTakesEveryObjectOf(String file) {
    Path values = Chart.FOLDER.resolve("ci/" + file + "-values.yaml");

    assertThat(release().withValuesFile(values).call().getStatus()).isEqualTo("deployed");
  }

  @Test
  void bringsATradingSystemOnceTheKindIsKnownAndKeepsIt() {
    dropCrd();

    assertThatThrownBy(() -> release().set("tradingSystem.enabled", true).call())
        .hasMessageContaining("Install once without it, then run helm upgrade with it");
    release().call();
    release().set("tradingSystem.enabled", true).set("tradingSystem.name", "paper").call();
    assertThat(paper().getSpec().version()).isEqualTo("3.0.0");

    release().resetValues().call();
    assertThat(paper()).as("kept when it leaves the release").isNotNull();
  }

  @ParameterizedTest(name = "the operator may {0} {1} {2}: {3}")
  @CsvSource({
    "patch,  apps,    deployments, true",
    "watch,  rec.io,  tradingsystems, true",
    "create, apps,    controllerrevisions, true",
    "patch,  apps,    controllerrevisions, false",
    "create, '',      secrets, true",
    "list,   '',      secrets, false",
    "get,    '',      secrets, false",
    "create, '',      pods, false",
    "delete, '',      persistentvolumeclaims, false",
    "delete, rec.io,  tradingsystems, false",
    "bind,   rbac.authorization.k8s.io, roles, false"
  })
  void grantsWhatIsNeededAndNoMore(String verb, String group, String resource, boolean allowed) {
    release().call();

    assertThat(mayOperator(verb, group, resource)).isEqualTo(allowed);
  }

  @Test
  void onlyWhoHoldsTheVerbRaisesToLive() {
    release().set("admission.goLive.enabled", true).call();
    letEdit("editor", "update", "patch", "get");
    letEdit("captain", "update", "patch", "get", "golive");

    // A policy counts a moment after it was made; what slipped through before is put back.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              apply(client, "Paper");
              assertThatThrownBy(() -> apply(as("editor"), "Live"))
                  .hasMessageContaining("needs the verb golive");
            });
    apply(as("captain"), "Live");
    assertThat(paper().getSpec().mode().toString()).isEqualToIgnoringCase("Live");
  }

  @Test
  @DisplayName("each kind of change is answered by what restarts, and silence where nobody does")
  void warnsOfWhatAChangeRestarts() {
    release().call();
    apply(client, "Paper");

    try (var warnings = new HeardWarnings(config())) {
      // A policy counts a moment after it was made.
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !warnings.of(desk("version: 3.1.0"), MANAGER).isEmpty());
      assertThat(RESTARTS)
          .allSatisfy(
              (change, words) ->
                  assertThat(warnings.of(desk(change), MANAGER))
                      .as(change)
                      .singleElement()
                      .asString()
                      .contains(words));
      assertThat(SILENT)
          .allSatisfy(
              change -> assertThat(warnings.of(desk(change), MANAGER)).as(change).isEmpty());
      assertThat(warnings.of(desk(LIVE), MANAGER))
          .as("a change of several kinds is told for each of them")
          .hasSize(3)
          .anyMatch(warning -> warning.contains("mode Paper to Live: every component restarts"));
    }
    assertThat(paper().getSpec().version()).as("warned of, and not stored").isEqualTo("3.0.0");
  }

  private static UpgradeCommand release() {
    return new Helm(Chart.FOLDER)
        .upgrade()
        .install()
        .withName(RELEASE)
        .withNamespace(NAMESPACE)
        .withKubeConfig(server.kubeconfig());
  }

  private static int replicas() {
    return client
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withName(RELEASE)
        .get()
        .getSpec()
        .getReplicas();
  }

  private static TradingSystem paper() {
    return client.resources(TradingSystem.class).inNamespace(NAMESPACE).withName("paper").get();
  }

  /** So that the next install is a first one, on a cluster that does not know the kind. */
  private static void dropCrd() {
    var crd =
        client.apiextensions().v1().customResourceDefinitions().withName("tradingsystems.rec.io");
    crd.delete();
    // Discovery forgets a kind a moment after its definition has gone.
    Awaitility.await()
        .until(
            () ->
                crd.get() == null
                    && client.getApiGroups().getGroups().stream()
                        .noneMatch(group -> group.getName().equals("rec.io")));
  }

  private static boolean mayOperator(String verb, String group, String resource) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:%s:%s".formatted(NAMESPACE, RELEASE))
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(resource)
            .withNamespace(NAMESPACE)
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }

  private static void letEdit(String user, String... verbs) {
    client
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(user)
                .endMetadata()
                .addNewRule()
                .withApiGroups("rec.io")
                .withResources("tradingsystems")
                .withVerbs(verbs)
                .endRule()
                .build())
        .serverSideApply();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(user)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", user)
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build())
        .serverSideApply();
  }

  private static void apply(KubernetesClient by, String mode) {
    by.resource(desk(mode.equals("Live") ? LIVE : "{}"))
        .fieldManager(MANAGER)
        .forceConflicts()
        .serverSideApply();
  }

  /** The usual desk with these fields of its spec; a version among them replaces the usual one. */
  private static GenericKubernetesResource desk(String fields) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("version", "3.0.0");
    Map<?, ?> more = Serialization.unmarshal(fields, Map.class);
    more.forEach((name, value) -> spec.put(String.valueOf(name), value));
    var desk = new GenericKubernetesResource();
    desk.setApiVersion("rec.io/v1");
    desk.setKind("TradingSystem");
    desk.setMetadata(new ObjectMetaBuilder().withName("paper").withNamespace(NAMESPACE).build());
    desk.setAdditionalProperty("spec", spec);
    return desk;
  }

  private static KubernetesClient as(String user) {
    return client(new ConfigBuilder(config()).withImpersonateUsername(user).build());
  }

  private static Config config() {
    return Config.fromKubeconfig(server.kubeconfig().toFile());
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
