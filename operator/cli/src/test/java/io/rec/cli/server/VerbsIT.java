package io.rec.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The verbs of recio on an API server")
class VerbsIT {
  private static final String KEEPER = "trade-manager";
  private static final String LIVE =
      """
      allowLive: true, connectors: {broker: {type: kalshi, environment: Production,
      credentialsSecretRef: {name: kalshi-key}}}""";

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static RealServer server;

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // made before each test
  private String namespace;

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
  }

  @Test
  @DisplayName("restart writes the annotation with a name, waits for the new pods and says so")
  void restarts() {
    desk("");
    deployment("old");
    try (var operator = operator(this::servesRestarts)) {
      Typed typed = type("restart", KEEPER, "--timeout", "20");

      assertThat(typed.exit()).as(typed.said()).isZero();
      assertThat(typed.out())
          .contains(namespace + "/paper: restart trade-manager: trade-manager runs anew.")
          .contains("Next: recio logs trade-manager");
    }
    Map<String, String> annotations = stored().getMetadata().getAnnotations();
    assertThat(annotations.get("rec.io/restart")).startsWith(KEEPER + "/");
    assertThat(annotations).containsEntry("rec.io/by", System.getProperty("user.name"));
  }

  @Test
  @DisplayName("a restart that no operator serves ends with 9 and says what is missing")
  void tellsThatNobodyServes() {
    desk("");

    Typed typed = type("restart", KEEPER, "--timeout", "1");

    assertThat(typed.exit()).isEqualTo(9);
    assertThat(typed.err())
        .contains("was asked for and is not done after 1 s: the operator has not taken it up")
        .contains("recio doctor");
  }

  @Test
  @DisplayName("--no-wait asks and ends at once; -o json tells what was written")
  void doesNotWait() {
    desk("");

    Typed typed = type("restart", KEEPER, "--no-wait", "-o", "json");

    assertThat(typed.exit()).as(typed.said()).isZero();
    assertThat(typed.json().path("verb").asText()).isEqualTo("restart trade-manager");
    assertThat(typed.json().path("dryRun").asBoolean()).isFalse();
    assertThat(typed.json().at("/change/annotations/rec.io~1restart").asText())
        .isEqualTo(stored().getMetadata().getAnnotations().get("rec.io/restart"));
  }

  @ParameterizedTest
  @CsvSource({
    "restart trade-manager, rec.io/restart",
    "rotate, rec.io/rotate-credentials",
    "suspend, spec.suspend: true",
    "resume, spec.suspend: false",
    "mode paper, spec.mode: Paper",
  })
  @DisplayName("--dry-run has the API server check, tells what would be written, writes nothing")
  void triesOut(String line, String written) {
    desk("");
    String before = stored().getMetadata().getResourceVersion();

    Typed typed = type((line + " --dry-run").split(" "));

    assertThat(typed.exit()).as(typed.said()).isZero();
    assertThat(typed.out()).contains("nothing was written").contains(written);
    assertThat(stored().getMetadata().getResourceVersion()).isEqualTo(before);
  }

  @Test
  @DisplayName("tables of a live desk are changed after its name was typed, or given with --yes")
  void asksBeforeTablesOfALiveDesk() {
    desk("mode: Live, " + LIVE.strip());

    Typed silent = type("fingerprints", "activate", "BTC", "t1");
    Typed half = type("fingerprints", "activate", "BTC", "t1", "--yes");
    Typed given = type("fingerprints", "activate", "BTC", "t1", "--yes", "--system", "paper");

    assertThat(silent.exit()).as(silent.said()).isEqualTo(13);
    assertThat(silent.err())
        .contains("use fingerprints BTC t1 from now on (mode Live)", "nothing was changed");
    assertThat(half.exit()).isEqualTo(2);
    assertThat(half.err()).contains("--yes --system paper");
    // Past the question; there is no coordinator on this server.
    assertThat(given.exit()).isEqualTo(11);
    assertThat(given.err()).contains("recio-tokens");
  }

  @Test
  @DisplayName("tables of a paper desk are changed without a question")
  void asksNobodyAboutTablesOnPaper() {
    desk("");

    Typed typed = type("fingerprints", "activate", "BTC", "t1");

    assertThat(typed.exit()).as(typed.said()).isEqualTo(11);
    assertThat(typed.err()).contains("recio-tokens");
  }

  @Test
  @DisplayName("a component that is not there ends with 11 and names those that are")
  void refusesAnUnknownComponent() {
    desk("");

    Typed typed = type("restart", "nobody");

    assertThat(typed.exit()).isEqualTo(11);
    assertThat(typed.err()).contains("no component nobody").contains("trade-executor");
  }

  @Test
  @DisplayName("a namespace without a system ends with 11")
  void refusesAnEmptyNamespace() {
    for (String verb : List.of("graph", "ports", "top", "rotate", "suspend", "bundle", "trades")) {
      Typed typed = type(verb);

      assertThat(typed.exit()).as(verb).isEqualTo(11);
      assertThat(typed.err()).as(verb).contains("no trading system in namespace " + namespace);
    }
  }

  @Test
  @DisplayName("rotate ends when the services use the new login")
  void rotates() {
    desk("");
    PlayedOperator.write(
        server.client(),
        stored(),
        "{\"credentials\":{\"generation\":1,\"slot\":\"a\",\"phase\":\"Stable\"}}");
    try (var operator =
        operator(
            desk ->
                asked(desk, "rec.io/rotate-credentials")
                    .filter(value -> !value.equals(desk.statusOrEmpty().requests().rotate()))
                    .map(
                        value ->
                            "{\"requests\":{\"rotate\":\"%s\"},\"credentials\":{\"phase\":\"Draining\",\"pendingGeneration\":2}}"
                                .formatted(value)))) {
      Typed typed = type("rotate", "--timeout", "20");

      assertThat(typed.exit()).as(typed.said()).isZero();
      assertThat(typed.out())
          .contains("all services use login 2; the one before is shut after the overlap");
    }
  }

  @Test
  @DisplayName("rollback without a number goes to the newest revision before the present")
  void rollsBack() {
    desk("");
    PlayedOperator.write(
        server.client(),
        stored(),
        "{\"release\":{\"revision\":3,\"phase\":\"Stable\",\"history\":[{\"revision\":2,\"version\":\"3.0.0\",\"outcome\":\"Replaced\"}]}}");
    try (var operator =
        operator(
            desk ->
                asked(desk, "rec.io/rollback")
                    .filter(value -> !value.equals(desk.statusOrEmpty().requests().rollback()))
                    .map(
                        value ->
                            "{\"requests\":{\"rollback\":\"%s\"},\"release\":{\"phase\":\"Stable\",\"revision\":2,\"version\":\"3.0.0\"}}"
                                .formatted(value)))) {
      Typed typed = type("rollback", "--timeout", "20");

      assertThat(typed.exit()).as(typed.said()).isZero();
      assertThat(typed.out()).contains("revision 2 runs, version 3.0.0");
    }
    assertThat(type("rollback", "9").exit()).isEqualTo(11);
  }

  @Test
  @DisplayName("suspend and resume change one field and wait for the status of that spec")
  void suspendsAndResumes() {
    desk("");
    try (var operator = operator(VerbsIT::follows)) {
      Typed suspended = type("suspend", "--timeout", "20");
      assertThat(suspended.exit()).as(suspended.said()).isZero();
      assertThat(stored().getSpec().suspend()).isTrue();

      Typed resumed = type("resume", "--timeout", "20");
      assertThat(resumed.exit()).as(resumed.said()).isZero();
      assertThat(stored().getSpec().suspend()).isFalse();
    }
  }

  @Test
  @DisplayName("mode live is refused by the rule of the API server before anything is asked")
  void refusesLive() {
    desk("");

    Typed typed = answered("paper\n", "mode", "live", "--no-wait");

    assertThat(typed.exit()).isEqualTo(14);
    assertThat(typed.err()).contains("allowLive").doesNotContain("Type the name");
    assertThat(stored().getSpec().mode()).isEqualTo(Mode.PAPER);
  }

  @ParameterizedTest
  @CsvSource({"'', 13", "'yes', 13", "'Paper', 13", "'paper', 0"})
  @DisplayName("mode live shows the facts and wants the name of the system")
  void asksBeforeLive(String answer, int exit) {
    desk(LIVE);

    Typed typed = answered(answer + "\n", "mode", "live", "--no-wait");

    assertThat(typed.exit()).as(typed.said()).isEqualTo(exit);
    assertThat(typed.err())
        .contains("Broker: kalshi, Production, credentials from Secret kalshi-key.")
        .contains("Limits: order $100.00, exposure $500.00")
        .contains("missing: ExchangeReachable is not reported")
        .contains("Type the name of the system");
    assertThat(stored().getSpec().mode()).isEqualTo(exit == 0 ? Mode.LIVE : Mode.PAPER);
  }

  @Test
  @DisplayName("--yes is not enough for real money, with the name it is")
  void wantsTheNameBesideYes() {
    desk(LIVE);

    assertThat(type("mode", "live", "--no-wait", "--yes").exit()).isEqualTo(2);
    assertThat(type("mode", "live", "--no-wait", "--yes", "--system", "other").exit())
        .isEqualTo(11);
    assertThat(type("mode", "live", "--no-wait", "--yes", "--system", "paper").exit()).isZero();
    assertThat(stored().getSpec().mode()).isEqualTo(Mode.LIVE);

    Typed restart = type("restart", KEEPER, "--no-wait");
    assertThat(restart.exit()).as("a live system is asked about").isEqualTo(13);
    Typed ticket =
        type(
            "ticket",
            "--market",
            "KXBTCD-26JAN0408-T1.00",
            "--side",
            "yes",
            "--quantity",
            "1",
            "--max-price",
            "50");
    assertThat(ticket.exit()).isEqualTo(14);
    assertThat(ticket.err()).contains("simulated money only");
  }

  @Test
  @DisplayName("without a trade-executor the kill switch goes through the operator; release asks")
  void killsThroughTheOperator() {
    desk("");
    try (var operator =
        operator(
            desk ->
                asked(desk, "rec.io/kill")
                    .filter(value -> !value.equals(desk.statusOrEmpty().requests().kill()))
                    .map(value -> "{\"requests\":{\"kill\":\"%s\"}}".formatted(value)))) {
      Typed typed = type("kill", "flatten", "--reason", "it");

      assertThat(typed.exit()).as(typed.said()).isZero();
      assertThat(typed.err()).contains("Asking the operator to stop trading.");
      assertThat(typed.out()).startsWith("Flatten: the operator has written it");
    }
    assertThat(stored().getMetadata().getAnnotations().get("rec.io/kill")).startsWith("Flatten/");
  }

  @Test
  @DisplayName("ports shows the applied manifest, graph the states, top what is known")
  void shows() {
    desk("");
    PlayedOperator.write(
        server.client(),
        stored(),
        "{\"components\":[{\"name\":\"trade-executor\",\"desired\":1,\"ready\":0,\"state\":\"Waiting\",\"lastError\":\"DatabaseUnavailable\"}]}");
    configMap();

    assertThat(type("ports").out()).contains("4000   trade-manager");
    assertThat(type("ports", "--manifest").out()).startsWith("{").endsWith("}\n");
    Typed graph = type("graph", "-o", "json");
    assertThat(graph.exit()).isEqualTo(10);
    assertThat(graph.json().path("nodes")).hasSize(16);
    assertThat(type("graph", "--dot").out()).startsWith("digraph");
    Typed top = type("top");
    assertThat(top.exit()).isZero();
    assertThat(top.out()).contains("trade-executor", "does not serve metrics.k8s.io");
  }

  private Optional<String> servesRestarts(TradingSystem desk) {
    return asked(desk, "rec.io/restart")
        .filter(value -> !value.equals(desk.statusOrEmpty().requests().restart()))
        .map(
            value -> {
              String token = value.substring(value.indexOf('/') + 1);
              deployment(token);
              return "{\"requests\":{\"restart\":\"%s\"},\"components\":[{\"name\":\"%s\",\"desired\":1,\"ready\":1,\"restartToken\":\"%s\"}]}"
                  .formatted(value, KEEPER, token);
            });
  }

  /** Ready or suspended, for whatever spec is stored. */
  private static Optional<String> follows(TradingSystem desk) {
    Long generation = desk.getMetadata().getGeneration();
    if (generation.equals(desk.statusOrEmpty().observedGeneration())) {
      return Optional.empty();
    }
    boolean suspended = desk.getSpec().suspend();
    return Optional.of(
        """
        {"observedGeneration":%d,"state":"%s","mode":"Paper","conditions":[{"type":"Ready","status":"%s","reason":"%s",
         "message":"m","observedGeneration":%d,"lastTransitionTime":"2026-01-04T12:00:00Z"}]}"""
            .formatted(
                generation,
                suspended ? "Suspended" : "Running",
                suspended ? "False" : "True",
                suspended ? "Suspended" : "AllReady",
                generation));
  }

  private PlayedOperator operator(Function<TradingSystem, Optional<String>> answer) {
    return new PlayedOperator(server.client(), namespace, answer);
  }

  private static Optional<String> asked(TradingSystem desk, String annotation) {
    return Optional.ofNullable(desk.getMetadata().getAnnotations()).map(all -> all.get(annotation));
  }

  private void desk(String more) {
    client()
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: rec.io/v1
                kind: TradingSystem
                metadata: {name: paper, namespace: %s}
                spec: {version: 3.0.0%s}
                """
                    .formatted(namespace, more.isEmpty() ? "" : ", " + more.replace("\n", " ")),
                GenericKubernetesResource.class))
        .create();
  }

  /** With all its pods new and ready, as the Deployment controller would write. */
  private void deployment(String token) {
    Deployment deployment =
        client()
            .resource(
                Serialization.unmarshal(
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: %s, namespace: %s}
                    spec:
                      replicas: 1
                      selector: {matchLabels: {a: b}}
                      template:
                        metadata: {labels: {a: b}, annotations: {rec.io/restart-token: %s}}
                        spec: {containers: [{name: main, image: x}]}
                    """
                        .formatted(KEEPER, namespace, token),
                    Deployment.class))
            .forceConflicts()
            .serverSideApply();
    client()
        .resource(deployment)
        .editStatus(
            known -> {
              known.setStatus(
                  new DeploymentStatusBuilder()
                      .withObservedGeneration(known.getMetadata().getGeneration())
                      .withReplicas(1)
                      .withUpdatedReplicas(1)
                      .withAvailableReplicas(1)
                      .withReadyReplicas(1)
                      .build());
              return known;
            });
  }

  private void configMap() {
    client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("port-manifest")
                .withNamespace(namespace)
                .endMetadata()
                .addToData(
                    "MASTER_PORT_MANIFEST.json",
                    "{\"core_services\":{\"trade_manager\":{\"port\":4000,\"description\":\"d\",\"status\":\"RUNNING\"}}}\n")
                .build())
        .create();
  }

  private TradingSystem stored() {
    return client().resources(TradingSystem.class).inNamespace(namespace).withName("paper").get();
  }

  private static KubernetesClient client() {
    return server.client();
  }

  private Typed type(String... words) {
    return answered("", words);
  }

  private Typed answered(String answer, String... words) {
    return Typed.line(
        server,
        home,
        answer,
        Stream.concat(Stream.of(words), Stream.of("--namespace", namespace))
            .toArray(String[]::new));
  }
}
