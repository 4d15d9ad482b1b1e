package io.rec.operator.controller.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.catalog.Need;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.render.PolicyWorld.End;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("BOT-TOP-01 declared edges and no others")
class NetworkPoliciesTest {
  private static final String OPERATORS = "recio-system";
  private static final End VENUE = new End.Host("203.0.113.7");

  private Blueprint blueprint = Desks.blueprint(Desks.desk(""));
  private PolicyWorld world = PolicyWorld.of(new Renderer().render(blueprint));

  @Test
  void everyDeclaredEdgePassesAndNoOther() {
    for (var caller : blueprint.components()) {
      var known = new HashSet<>(caller.dependsOn());
      known.addAll(caller.reaches());
      for (var target : blueprint.components()) {
        assertThat(world.allows(pod(caller.name()), pod(target.name()), target.port()))
            .as("%s to %s", caller.name(), target.name())
            .isEqualTo(known.contains(target.name()));
      }
    }
  }

  @Test
  void onlyThePortOfAPeerIsOpen() {
    for (var caller : blueprint.components()) {
      for (var target : blueprint.components()) {
        assertThat(world.allows(pod(caller.name()), pod(target.name()), 9999)).isFalse();
      }
    }
  }

  @Test
  void bothNumbersAreOpenWhileOneReplacesTheOther() {
    blueprint =
        Desks.blueprint(
            Desks.desk("components: [{name: trade-executor, port: 8050}]"),
            Map.of("trade-executor", 8001));
    world = PolicyWorld.of(new Renderer().render(blueprint));

    assertThat(world.allows(pod("trade-manager"), pod("trade-executor"), 8050)).isTrue();
    assertThat(world.allows(pod("trade-manager"), pod("trade-executor"), 8001)).isTrue();
    assertThat(world.allows(pod("db-poller"), pod("trade-executor"), 8001)).isFalse();
  }

  @Test
  void databaseIsForThoseWhoNeedIt() {
    for (var component : blueprint.components()) {
      assertThat(world.allows(pod(component.name()), pod("postgres"), 5432))
          .as(component.name())
          .isEqualTo(component.usesDatabase());
    }
    assertThat(world.allows(pod("migrate"), pod("postgres"), 5432)).isTrue();
    assertThat(world.allows(operator(OPERATORS), pod("postgres"), 5432)).isTrue();
  }

  @Test
  @DisplayName("a database elsewhere is for those who need it, on its port, and is not shut in")
  void databaseElsewhereIsForThoseWhoNeedIt() {
    blueprint =
        Desks.blueprint(
            Desks.desk(
                "database: {external: {host: db-rw, port: 6432, adminSecretRef: {name: a}}}"));
    world = PolicyWorld.of(new Renderer().render(blueprint));
    var cluster = stranger("trading");

    for (var component : blueprint.components()) {
      for (var database : List.of(cluster, VENUE)) {
        assertThat(world.allows(pod(component.name()), database, 6432))
            .as(component.name())
            .isEqualTo(component.usesDatabase());
        assertThat(world.allows(pod(component.name()), database, 5432)).isFalse();
      }
    }
    assertThat(world.allows(pod("migrate"), cluster, 6432)).isTrue();
    assertThat(world.allows(pod("backup"), cluster, 6432)).isTrue();
    assertThat(world.allows(pod("backup"), VENUE, 443)).isFalse();
    assertThat(world.allows(pod("backup"), pod("trade-manager"), 4000)).isFalse();
    assertThat(world.allows(pod("restore-drill"), cluster, 6432)).isFalse();
    // Its own operator, and one instance with another.
    assertThat(world.allows(stranger("cnpg-system"), cluster, 8000)).isTrue();
    assertThat(world.allows(cluster, cluster, 5432)).isTrue();
  }

  @Test
  void labelOfTheOperatorOpensNothingFromAnotherNamespace() {
    for (var namespace : List.of("default", "trading", "evil")) {
      assertThat(world.allows(operator(namespace), pod("postgres"), 5432)).isFalse();
      assertThat(world.allows(pod("main-app"), operator(namespace), 8080)).isFalse();
    }
    assertThat(world.allows(pod("main-app"), operator(OPERATORS), 8080)).isTrue();
  }

  @Test
  void weeklyJobReachesDatabaseAndVenueAndNobodyReachesIt() {
    blueprint =
        Desks.blueprint(
            Desks.desk("connectors: {data: {type: coinbase, environment: Production}}"));
    world = PolicyWorld.of(new Renderer().render(blueprint));

    assertThat(world.allows(pod("fingerprints"), pod("postgres"), 5432)).isTrue();
    assertThat(world.allows(pod("fingerprints"), VENUE, 443)).isTrue();
    assertThat(world.allows(pod("fingerprints"), pod("trade-manager"), 4000)).isFalse();
    assertThat(world.allows(pod("main-app"), pod("fingerprints"), 8010)).isFalse();
  }

  @Test
  void backupsReachTheDatabaseAndTheDrillReachesNobody() {
    for (var job : List.of("backup", "restore")) {
      assertThat(world.allows(pod(job), pod("postgres"), 5432)).as(job).isTrue();
      assertThat(world.allows(pod(job), pod("trade-manager"), 4000)).as(job).isFalse();
      assertThat(world.allows(pod(job), VENUE, 443)).as(job).isFalse();
    }
    assertThat(world.allows(pod("restore-drill"), pod("postgres"), 5432)).isFalse();
    assertThat(world.allows(pod("restore-drill"), VENUE, 443)).isFalse();
  }

  @Test
  void strangersReachNobody() {
    var everyone = Stream.concat(names(), Stream.of("postgres", "migrate")).toList();
    for (var name : everyone) {
      for (var port : List.of(3000, 5432, 8001, 8080)) {
        assertThat(world.allows(stranger("trading"), pod(name), port)).as(name).isFalse();
        assertThat(world.allows(stranger("monitoring"), pod(name), port)).as(name).isFalse();
        assertThat(world.allows(VENUE, pod(name), port)).as(name).isFalse();
      }
    }
  }

  @Test
  void podsOfAnotherSystemAreStrangers() {
    var other =
        new End.Pod(
            "trading",
            Map.of(
                Labels.NAME, "trade-manager", Labels.INSTANCE, "other", Labels.PART_OF, "recio"));

    assertThat(world.allows(other, pod("trade-executor"), 8001)).isFalse();
    assertThat(world.allows(other, pod("postgres"), 5432)).isFalse();
  }

  @Test
  void onlyConnectorsReachTheInternet() {
    for (var component : blueprint.components()) {
      assertThat(world.allows(pod(component.name()), VENUE, 443))
          .as(component.name())
          .isEqualTo(component.needs(Need.INTERNET));
      assertThat(world.allows(pod(component.name()), VENUE, 80)).isFalse();
    }
    assertThat(world.allows(pod("postgres"), VENUE, 443)).isFalse();
    assertThat(world.allows(pod("migrate"), VENUE, 443)).isFalse();
    assertThat(world.allows(pod("connector-hub"), new End.Host("2001:db8::1"), 443)).isTrue();
  }

  @Test
  @DisplayName("REC-CFD-03 the failure detector alone reaches the Kubernetes API, and no venue")
  void onlyTheDetectorReachesTheKubernetesApi() {
    for (var component : blueprint.components()) {
      var detector = component.name().equals("cascading-failure-detector");
      for (var address : List.of("10.96.0.1", "192.168.49.2", "fd00:10:96::1")) {
        assertThat(world.allows(pod(component.name()), new End.Host(address), 443))
            .as("%s to %s", component.name(), address)
            .isEqualTo(detector);
        assertThat(world.allows(pod(component.name()), new End.Host(address), 6443))
            .isEqualTo(detector);
      }
    }
    assertThat(world.allows(pod(Names.DETECTOR), new End.Host("169.254.169.254"), 443)).isFalse();
  }

  @Test
  @DisplayName("TPS-PM-04 the page's wish for a restart reaches the detector, and no trader's does")
  void gatewayReachesTheDetector() {
    assertThat(world.allows(pod("main-app"), pod(Names.DETECTOR), 8011)).isTrue();
    for (var other : List.of("trade-manager", "auto-entry-supervisor", "ai-service", "db-poller")) {
      assertThat(world.allows(pod(other), pod(Names.DETECTOR), 8011)).as(other).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.96.0.1",
        "172.20.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "127.0.0.1",
        "fd00::1",
        "fe80::1"
      })
  void connectorsHaveNoBusinessInside(String address) {
    assertThat(world.allows(pod("connector-hub"), new End.Host(address), 443)).isFalse();
  }

  @Test
  void connectorsKeepToTheRangesThatWereNamed() {
    look("networkPolicy: {egressCidrs: [203.0.113.0/24, 10.1.0.0/16]}");

    assertThat(world.allows(pod("connector-hub"), VENUE, 443)).isTrue();
    assertThat(world.allows(pod("connector-hub"), new End.Host("10.1.2.3"), 443)).isTrue();
    assertThat(world.allows(pod("connector-hub"), new End.Host("198.51.100.1"), 443)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {465, 587, 2525})
  @DisplayName("mail leaves from the hub alone, to the world alone, and only where somebody mails")
  void onlyAMailChannelOpensMailPorts(int port) {
    var relay = new End.Host("10.1.2.3");
    assertThat(world.allows(pod("connector-hub"), VENUE, port)).isFalse();

    look("connectors: {notifications: [{name: team, type: slack}]}");
    assertThat(world.allows(pod("connector-hub"), VENUE, port)).isFalse();
    assertThat(world.allows(pod("connector-hub"), VENUE, 443)).isTrue();

    look("connectors: {notifications: [{name: m, type: smtp, settings: {port: \"2525\"}}]}");
    for (var component : blueprint.components()) {
      assertThat(world.allows(pod(component.name()), VENUE, port))
          .as(component.name())
          .isEqualTo(component.name().equals("connector-hub"));
    }
    assertThat(world.allows(pod("connector-hub"), VENUE, 25)).isFalse();
    assertThat(world.allows(pod("connector-hub"), relay, port)).isFalse();

    look(
        """
        connectors: {notifications: [{name: m, type: smtp, settings: {port: "2525"}}]}
        networkPolicy: {egressCidrs: [10.1.0.0/16]}
        """);
    assertThat(world.allows(pod("connector-hub"), relay, port)).isTrue();
    assertThat(world.allows(pod("connector-hub"), VENUE, port)).isFalse();
  }

  @Test
  void everybodyMayAskForNames() {
    var dns = new End.Pod("kube-system", Map.of("k8s-app", "kube-dns"));

    names().forEach(name -> assertThat(world.allows(pod(name), dns, 53, "UDP")).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://collector.observability:4318", "http://[2001:db8::1]:4318/v1"})
  void tracesLeaveByThePortOfTheEndpointAlone(String endpoint) {
    look("observability: {openTelemetry: {endpoint: \"%s\"}}".formatted(endpoint));
    var collector = new End.Pod("observability", Map.of("app", "collector"));

    assertThat(world.allows(pod("db-poller"), collector, 4318)).isTrue();
    assertThat(world.allows(pod("db-poller"), collector, 4317)).isFalse();
  }

  @Test
  @DisplayName("a language model of the cluster is reached by the analysis service alone")
  void aModelIsReachedByWhoAsksIt() {
    var model = new End.Pod("models", Map.of("app", "ollama"));
    assertThat(world.allows(pod("ai-service"), model, 11434)).isFalse();

    look("connectors: {languageModel: {url: \"http://ollama.models:11434/v1\"}}");

    for (var component : blueprint.components()) {
      assertThat(world.allows(pod(component.name()), model, 11434))
          .as(component.name())
          .isEqualTo(component.name().equals("ai-service"));
    }
  }

  @Test
  void endpointWithoutAPortMeansThatOfItsScheme() {
    look("observability: {openTelemetry: {endpoint: \"https://otlp.example.org/v1\"}}");

    assertThat(world.allows(pod("db-poller"), VENUE, 443)).isTrue();
    assertThat(world.allows(pod("db-poller"), VENUE, 4318)).isFalse();
  }

  @Test
  void dashboardIsOpenToTheGatewayThatWasNamed() {
    look(
        "networkPolicy: {allowGatewayFrom: [{namespaceSelector: {kubernetes.io/metadata.name: ingress}}]}");

    assertThat(world.allows(stranger("ingress"), pod("main-app"), 3000)).isTrue();
    assertThat(world.allows(stranger("ingress"), pod("trade-executor"), 8001)).isFalse();
    assertThat(world.allows(stranger("default"), pod("main-app"), 3000)).isFalse();
  }

  @Test
  void gateWithoutANamespaceMeansOurOwn() {
    look("networkPolicy: {allowGatewayFrom: [{podSelector: {app: proxy}}]}");

    assertThat(world.allows(new End.Pod("trading", Map.of("app", "proxy")), pod("main-app"), 3000))
        .isTrue();
    assertThat(world.allows(new End.Pod("evil", Map.of("app", "proxy")), pod("main-app"), 3000))
        .isFalse();
  }

  @Test
  void prometheusReadsEverybodysMetrics() {
    look("observability: {serviceMonitor: {enabled: true}}");
    for (var component : blueprint.components()) {
      assertThat(world.allows(stranger("monitoring"), pod(component.name()), component.port()))
          .isTrue();
      assertThat(world.allows(stranger("default"), pod(component.name()), component.port()))
          .isFalse();
    }
    assertThat(world.allows(stranger("monitoring"), pod("postgres"), 5432)).isFalse();
  }

  @Test
  void prometheusMayLiveElsewhere() {
    look(
        """
        observability: {serviceMonitor: {enabled: true}}
        networkPolicy: {allowMetricsFrom: [{namespaceSelector: {kubernetes.io/metadata.name: prom}}]}
        """);

    assertThat(world.allows(stranger("prom"), pod("db-poller"), 8003)).isTrue();
    assertThat(world.allows(stranger("monitoring"), pod("db-poller"), 8003)).isFalse();
  }

  private void look(String spec) {
    blueprint = Desks.blueprint(Desks.desk(spec));
    world = PolicyWorld.of(new Renderer().render(blueprint));
  }

  private Stream<String> names() {
    return blueprint.components().stream().map(Component::name);
  }

  /** As the renderer labels it. */
  private End pod(String name) {
    return new End.Pod(
        blueprint.owner().namespace(),
        new HashMap<>(Labels.of(blueprint.owner(), name, blueprint.platform().version())));
  }

  private static End operator(String namespace) {
    return new End.Pod(namespace, Map.of(Labels.NAME, Labels.OPERATOR));
  }

  private static End stranger(String namespace) {
    return new End.Pod(namespace, Map.of("app", "stranger"));
  }
}
