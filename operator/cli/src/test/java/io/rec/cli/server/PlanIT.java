package io.rec.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.cluster.Kubernetes;
import io.rec.operator.api.TradingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("recio plan on an API server")
class PlanIT {
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          TradingSystem.class,
          Deployment.class,
          StatefulSet.class,
          ControllerRevision.class,
          ConfigMap.class,
          Service.class,
          ServiceAccount.class,
          NetworkPolicy.class,
          Job.class,
          Secret.class,
          Event.class);

  private static final String KEPT = "riskLimits: {maxOpenTrades: 3}";

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static RealServer server;

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // made before each test
  private String namespace;

  private record Traces(List<String> objects, List<String> writes) {}

  @SuppressWarnings("NullAway.Init") // looked at before each test
  private Traces before;

  @BeforeAll
  static void startServer() {
    server = RealServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void newNamespace() {
    namespace = server.newNamespace();
    before = traces();
  }

  @AfterEach
  @DisplayName("whatever was planned, nothing was written")
  void nothingWasWritten() {
    var after = traces();
    assertThat(after.writes().subList(before.writes().size(), after.writes().size())).isEmpty();
    assertThat(after.objects()).isEqualTo(before.objects());
  }

  @Test
  @DisplayName(
      "names exactly who would roll, in which wave and why, and says that nothing happened")
  void namesWhoRolls() throws IOException {
    standing(KEPT);

    Typed typed =
        plan(
            KEPT,
            "components:",
            "- {name: trade-manager, env: [{name: RECIO_SET_X, value: a-secret-word}]}",
            "- {name: trade-executor, resources: {limits: {memory: 2Gi}}}");

    assertThat(typed.exit()).as(typed.said()).isZero();
    assertThat(typed.out())
        .contains(
            namespace + "/paper: 2 would restart in ", "as kubectl apply; nothing was written")
        .containsPattern("\\d +trade-manager +env RECIO_SET_X")
        .containsPattern("\\d +trade-executor +resources limits.memory \\S+ to 2Gi")
        .contains("Not looked at: the database itself; the operator's word was taken")
        .contains("Next: kubectl apply -n " + namespace + " -f ")
        .doesNotContain("a-secret-word")
        .doesNotContain("main-app");
  }

  @Test
  @DisplayName("-o json and -o yaml hold the same: waves, reasons, verdict, what was not looked at")
  void tellsPrograms() throws IOException {
    standing(KEPT);

    JsonNode json = plan(List.of("-o", "json"), KEPT, "version: 3.1.0").json();

    assertThat(json.path("verdict").asText()).isEqualTo("ROLLS");
    assertThat(json.path("system").asText()).isEqualTo(namespace + "/paper");
    assertThat(json.path("waves").size()).isGreaterThan(3);
    assertThat(json.at("/waves/0/0/reasons/0").asText()).isEqualTo("version 3.0.0 to 3.1.0");
    assertThat(json.path("migration").asText()).startsWith("migrate-3-1-0");
    assertThat(json.at("/unseen/0/what").asText()).isNotBlank();
    assertThat(plan(List.of("-o", "yaml"), KEPT, "version: 3.1.0").out())
        .contains("verdict: \"ROLLS\"");
  }

  @Test
  @DisplayName("what no longer stands in the file goes, what somebody else wrote stays")
  void followsKubectlApply() throws IOException {
    standing(KEPT, "env: [{name: RECIO_SET_OLD, value: x}]");
    server
        .client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName("paper")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"autoEntry\":{\"enabled\":true}}}");
    before = traces();

    Typed typed = plan(KEPT);

    assertThat(typed.out()).containsPattern("trade-manager +env RECIO_SET_OLD");
    assertThat(typed.out()).doesNotContain("ConfigMap control");
  }

  @Test
  @DisplayName(
      "a desk that somebody applies from the server's side is planned as he would apply it")
  void followsServerSideApply() throws IOException {
    StandingDesk.standBy(
        server.client(), namespace, "flux", yaml(KEPT, "env: [{name: RECIO_SET_OLD, value: x}]"));
    before = traces();

    Typed typed = plan(KEPT);

    assertThat(typed.exit()).as(typed.said()).isZero();
    assertThat(typed.out())
        .contains("taken as server-side apply by flux")
        .containsPattern("trade-manager +env RECIO_SET_OLD");
  }

  @Test
  @DisplayName("limits restart nobody, the same file does nothing")
  void restartsNobody() throws IOException {
    standing(KEPT);

    assertThat(plan("riskLimits: {maxOpenTrades: 2}").out())
        .contains(namespace + "/paper: nobody restarts; nothing was written.")
        .contains("Without a restart: ConfigMap control (changed).");
    assertThat(plan(KEPT).out()).contains("nothing would change").contains("Next: nothing to do.");
  }

  @Test
  @DisplayName("a new desk: who starts, the database first, and a Secret that is not there yet")
  void newDesk() throws IOException {
    before = traces();

    Typed typed =
        plan(
            "mode: Live",
            "allowLive: true",
            "connectors: {broker: {type: kalshi, environment: Production, credentialsSecretRef: {name: kalshi-key}}}");

    assertThat(typed.exit()).as(typed.said()).isZero();
    assertThat(typed.out())
        .contains("workloads would start at once and get ready in this order")
        .containsPattern("1 +postgres +new")
        .contains("Secret kalshi-key is missing")
        .contains("Not looked at: the operator's Deployment; none is installed");
  }

  @Test
  @DisplayName("what the API server refuses ends with 14 and its words")
  void refusedByTheServer() throws IOException {
    standing(KEPT);

    Typed live = plan("mode: Live");
    Typed shrunk = plan("database: {managed: {storage: {size: 1Gi}}}");
    Typed typo = plan("symbls: [BTC]");
    Typed json = plan(List.of("-o", "json"), "mode: Live");

    assertThat(live.exit()).isEqualTo(14);
    assertThat(live.out())
        .contains("refused, so nothing of it would be applied")
        .contains("mode Live needs allowLive: true")
        .contains("Next: mend the file");
    assertThat(shrunk.exit()).isEqualTo(14);
    assertThat(shrunk.out()).contains("storage");
    assertThat(typo.exit()).isEqualTo(14);
    assertThat(typo.out()).contains("unknown field").contains("symbls");
    assertThat(json.exit()).isEqualTo(14);
    assertThat(json.json().path("verdict").asText()).isEqualTo("REFUSED");
    assertThat(json.json().at("/refusals/0/message").asText()).contains("mode Live needs");
  }

  @Test
  @DisplayName("what only the planner refuses ends with 14 and the words of the condition")
  void refusedByThePlanner() throws IOException {
    standing(KEPT);

    Typed port = plan("components: [{name: main-app, port: 8001}]");
    Typed cycle =
        plan(
            "components: [{name: trade-manager, dependsOn: [trade-executor]},"
                + " {name: trade-executor, dependsOn: [trade-manager]}]");
    Typed ours = plan("env: [{name: RECIO_MODE, value: Live}]");

    assertThat(port.exit()).as(port.said()).isEqualTo(14);
    assertThat(port.out()).contains("DuplicatePort: ").contains("main-app");
    assertThat(cycle.exit()).isEqualTo(14);
    assertThat(cycle.out()).contains("DependencyCycle: ").contains("trade-executor");
    assertThat(ours.exit()).isEqualTo(14);
    assertThat(ours.out()).contains("ReservedVariable: RECIO_MODE");
  }

  @Test
  @DisplayName("a namespace that serves another desk, and a name that somebody else has")
  void occupiedAndTaken() throws IOException {
    server
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("control")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
    before = traces();
    Typed taken = plan(KEPT);

    assertThat(taken.exit()).isEqualTo(14);
    assertThat(taken.out()).contains("NameTaken: configmap/control already exists");

    server.client().configMaps().inNamespace(namespace).withName("control").delete();
    standing(KEPT);
    Path second =
        Files.writeString(
            home.resolve("second.yaml"),
            "{apiVersion: rec.io/v1, kind: TradingSystem, metadata: {name: second}, spec: {version: 3.0.0}}");
    Typed occupied = Typed.line(server, home, "", "plan", "-f", second.toString(), "-n", namespace);

    assertThat(occupied.exit()).as(occupied.said()).isEqualTo(14);
    assertThat(occupied.out()).contains("NamespaceOccupied: ").contains("paper");
  }

  @Test
  @DisplayName("who may only look at desks is told what could not be looked at")
  void tellsWhatItMayNotSee() throws IOException {
    var live =
        "connectors: {broker: {type: kalshi, environment: Demo, credentialsSecretRef: {name: kalshi-key}}}";
    standing(KEPT);
    Path looker = looker();
    before = traces();

    Path file = file(KEPT, live);
    Typed typed =
        Typed.line(looker, "looker", home, "", "plan", "-f", file.toString(), "-n", namespace);

    assertThat(typed.exit()).as(typed.said()).isZero();
    assertThat(typed.out())
        .contains("Not looked at: the API server's rules; you may not change TradingSystems here")
        .contains("Not looked at: Secrets kalshi-key; nobody knows whether they are there")
        .contains("Not looked at: ControllerRevisions; the desk is taken to bear")
        .contains("the desk's revisions could not be read")
        .containsPattern("\\d +trade-executor +")
        .doesNotContain("is missing");
  }

  @Test
  @DisplayName("a namespace that is not there ends with 11, a file that is none with 2")
  void nothingToPlan() throws IOException {
    before = traces();
    Path desk = file(KEPT);
    Path none =
        Files.writeString(home.resolve("none.yaml"), "{kind: ConfigMap, metadata: {name: x}}");

    Typed nowhere = Typed.line(server, home, "", "plan", "-f", desk.toString(), "-n", "nowhere");
    Typed nothing = Typed.line(server, home, "", "plan", "-f", none.toString());
    Typed absent = Typed.line(server, home, "", "plan", "-f", home.resolve("x").toString());

    assertThat(nowhere.exit()).as(nowhere.said()).isEqualTo(11);
    assertThat(nowhere.err()).contains("nowhere").contains("Create the namespace first");
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).contains("it holds no TradingSystem");
    assertThat(absent.exit()).isEqualTo(2);
  }

  @Test
  @DisplayName("the client it looks with cannot write, whoever tries")
  void theClientCannotWrite() {
    var map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("x")
            .withNamespace(namespace)
            .endMetadata()
            .build();
    before = traces();

    try (KubernetesClient client = Kubernetes.looking(server.kubeconfig())) {
      assertThatThrownBy(() -> client.resource(map).create())
          .hasStackTraceContaining("this command only looks");
      assertThatThrownBy(() -> client.configMaps().inNamespace(namespace).withName("x").delete())
          .hasStackTraceContaining("this command only looks");
    }
  }

  private void standing(String... spec) {
    StandingDesk.stand(server.client(), namespace, yaml(spec));
    before = traces();
  }

  private Typed plan(String... spec) throws IOException {
    return plan(List.of(), spec);
  }

  private Typed plan(List<String> options, String... spec) throws IOException {
    var words = new ArrayList<>(List.of("plan", "-f", file(spec).toString(), "-n", namespace));
    words.addAll(options);
    return Typed.line(server, home, "", words.toArray(String[]::new));
  }

  private Path file(String... spec) throws IOException {
    return Files.writeString(home.resolve("desk.yaml"), yaml(spec));
  }

  /** A version among the lines takes the place of the usual one. */
  private static String yaml(String... spec) {
    var version =
        Stream.of(spec).anyMatch(line -> line.startsWith("version:")) ? "" : "version: 3.0.0\n";
    return """
        apiVersion: rec.io/v1
        kind: TradingSystem
        metadata: {name: paper}
        spec:
        """
        + (version + String.join("\n", spec)).indent(2);
  }

  /** What stands in the namespace, and what the API server was ever asked to write there. */
  private Traces traces() {
    return new Traces(
        StandingDesk.versions(server.client(), namespace, KINDS), server.writes(namespace));
  }

  /** A kubeconfig of somebody who may read TradingSystems of the namespace and nothing else. */
  private Path looker() throws IOException {
    for (var document :
        List.of(
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: looker}
            """,
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: looker}
            rules: [{apiGroups: [rec.io], resources: [tradingsystems], verbs: [get, list]}]
            """,
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: looker}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: looker}
            subjects: [{kind: ServiceAccount, name: looker, namespace: %s}]
            """
                .formatted(namespace))) {
      HasMetadata object = Serialization.unmarshal(document);
      server.client().resource(object).inNamespace(namespace).create();
    }
    var token =
        server
            .client()
            .serviceAccounts()
            .inNamespace(namespace)
            .withName("looker")
            .tokenRequest()
            .getStatus()
            .getToken();
    var config = server.client().getConfiguration();
    return Files.writeString(
        home.resolve("looker.kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: looker
        contexts: [{name: looker, context: {cluster: here, user: looker}}]
        clusters: [{name: here, cluster: {server: "%s", certificate-authority-data: "%s"}}]
        users: [{name: looker, user: {token: "%s"}}]
        """
            .formatted(config.getMasterUrl(), config.getCaCertData(), token));
  }
}
