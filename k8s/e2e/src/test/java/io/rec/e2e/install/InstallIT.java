package io.rec.e2e.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Database;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnDesk
@DisplayName("After installation")
final class InstallIT {
  private static final int ONE_A_COMPONENT = 16;

  /**
   * What was raised before everything that was installed together had become ready once; what
   * services state themselves may be of the market.
   */
  private static final String RAISED_BY_THE_START =
      """
      SELECT text FROM system.alert WHERE source IN ('cause', 'symptom') AND opened_at < (
        SELECT max(first_ready) FROM (
          SELECT min(started_at) AS first_start, min(ready_at) AS first_ready
          FROM system.component_start GROUP BY component) AS component
        WHERE first_start < (
          SELECT min(started_at) + interval '1 minute' FROM system.component_start))""";

  /** After a start that was late: half a minute without a gap, and two looks. */
  private static final Duration TURNED_WITHIN = Duration.ofSeconds(90);

  @Test
  @DisplayName("a desk on the simulator makes no fingerprints of its invented prices")
  void paperDeskHasNoWeeklyJob(Desk desk) {
    var jobs = desk.kubectl("get", "cronjobs", "--output", "name").run().succeeded();

    assertThat(jobs.out()).doesNotContain("fingerprints");
  }

  @Test
  @DisplayName("REC-CLD-02 the chart is a deployed Helm release")
  void chartIsDeployed(Desk desk) {
    var releases = Helm.list().withKubeConfig(desk.kubeconfig()).allNamespaces().call();

    assertThat(releases)
        .filteredOn(release -> release.getChart().startsWith("trading-system-"))
        .extracting(Release::getStatus)
        .containsExactly("deployed");
  }

  @Test
  @DisplayName("TPS-PM-03 kubectl wait returns for the one applied TradingSystem")
  void kubectlWaitReturns(Desk desk) {
    var waited =
        desk.kubectl("wait", "--for=condition=Ready", "ts/" + Desk.NAME, "--timeout=10s")
            .within(Duration.ofSeconds(20))
            .run();

    assertThat(waited.succeeded().out()).contains("condition met");
  }

  @Test
  @DisplayName("nobody was alarmed by a desk that was only being started")
  void raisesNoAlert(Desk desk) {
    var database = new Database(desk);

    assertThat(database.run(RAISED_BY_THE_START)).isEmpty();
    assertThat(database.run("SELECT count(DISTINCT component) FROM system.component_start"))
        .singleElement()
        .satisfies(started -> assertThat(Integer.parseInt(started)).isGreaterThan(2));
  }

  @Test
  @DisplayName("kubectl get ts prints the columns that traders were promised")
  void printsPromisedColumns(Desk desk) {
    var header = desk.kubectl("get", "ts").run().succeeded().lines().getFirst();

    assertThat(header.split("\\s+"))
        .containsExactly(
            "NAME", "MODE", "READY", "STATE", "OPEN", "AUTO", "FEED", "MESSAGE", "AGE");
  }

  @Test
  @DisplayName("the columns about trading say something, and not only their heads")
  void fillsTradingColumns(Desk desk) {
    await()
        .atMost(TURNED_WITHIN)
        .untilAsserted(
            () ->
                assertThat(
                        desk.kubectl(
                                "get",
                                "ts",
                                Desk.NAME,
                                "-o",
                                "jsonpath={.status.trading.open} {.status.trading.autoEntry}"
                                    + " {.status.trading.feedAge} {.status.trading.exchange}"
                                    + " {.status.trading.killLevel}")
                            .run()
                            .succeeded()
                            .out())
                    .matches("\\d+ (On|Off|Paused) <30s Trading None"));
  }

  @Test
  @DisplayName("kubectl get ts -o wide adds what is needed on call")
  void printsWideColumns(Desk desk) {
    var header = desk.kubectl("get", "ts", "-o", "wide").run().succeeded().lines().getFirst();

    assertThat(header.split("\\s+"))
        .containsExactly(
            "NAME",
            "MODE",
            "READY",
            "STATE",
            "OPEN",
            "AUTO",
            "FEED",
            "MESSAGE",
            "PNL",
            "EXCHANGE",
            "VERSION",
            "KILL",
            "RECONCILED",
            "BACKUP",
            "AGE");
  }

  @Test
  @DisplayName("REC-TOP-01 kubectl get ts shows all sixteen ready and running")
  void showsAllReady(Desk desk) {
    var row = desk.kubectl("get", "ts", Desk.NAME, "--no-headers").run().succeeded().out();

    assertThat(row).matches("(?s)paper +Paper +16/16 +Running .*All components ready.*");
  }

  @Test
  @DisplayName("kubectl get trading lists the desk by its category")
  void answersToItsCategory(Desk desk) {
    var listed = desk.kubectl("get", "trading", "-o", "name").run().succeeded().out();

    assertThat(listed.strip()).isEqualTo("tradingsystem.rec.io/paper");
  }

  @Test
  @DisplayName("REC-TOP-01 every component has a Deployment of its plain name")
  void deploymentsHavePlainNames(Desk desk) {
    assertThat(desk.deployments())
        .extracting(deployment -> deployment.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  @DisplayName("every component's pod runs under an account of its own name")
  void podsHaveAccountsOfTheirName(Desk desk) {
    assertThat(Component.paperDesk())
        .allSatisfy(
            component ->
                assertThat(desk.pod(component.name()).getSpec().getServiceAccountName())
                    .isEqualTo(component.name()));
  }

  @Test
  @DisplayName(
      "TPS-PM-01 every container is named after its component and gets its role as first argument")
  void containersAreNamedAndToldTheirRole(Desk desk) {
    assertThat(Component.paperDesk())
        .allSatisfy(
            component -> {
              var containers = desk.pod(component.name()).getSpec().getContainers();
              assertThat(containers).hasSize(1);
              assertThat(containers.getFirst().getName()).isEqualTo(component.name());
              assertThat(containers.getFirst().getArgs()).startsWith(component.role());
            });
  }

  @Test
  @DisplayName("REC-PM-01 every object of the desk is owned by the TradingSystem")
  void everythingIsOwned(Desk desk) {
    var uid = desk.system().object().getMetadata().getUid();

    assertThat(Children.of(desk))
        .hasSizeGreaterThan(3 * ONE_A_COMPONENT)
        .allSatisfy(
            child ->
                assertThat(child.getMetadata().getOwnerReferences())
                    .as(child.getKind() + " " + child.getMetadata().getName())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(uid))
                    .satisfies(owner -> assertThat(owner.getController()).isTrue()));
  }

  @Test
  @DisplayName("the version is never part of a selector, so it can change")
  void selectorsCarryNoVersion(Desk desk) {
    assertThat(desk.deployments())
        .allSatisfy(
            deployment ->
                assertThat(deployment.getSpec().getSelector().getMatchLabels())
                    .containsOnlyKeys("app.kubernetes.io/name", "app.kubernetes.io/instance"));
  }

  @Test
  @DisplayName("REC-PM-04 every service gets the shared environment")
  void sharedEnvironmentIsEverywhere(Desk desk) {
    var shared =
        List.of(
            "RECIO_COMPONENT",
            "RECIO_SYSTEM",
            "RECIO_NAMESPACE",
            "RECIO_VERSION",
            "RECIO_MODE",
            "RECIO_PROFILE",
            "RECIO_SYMBOLS",
            "RECIO_LOG_LEVEL",
            "POD_NAME",
            "POD_IP",
            "NODE_NAME");

    assertThat(Component.paperDesk())
        .allSatisfy(
            component ->
                assertThat(desk.pod(component.name()).getSpec().getContainers().getFirst().getEnv())
                    .as(component.name())
                    .extracting(variable -> variable.getName())
                    .containsAll(shared));
  }

  @Test
  @DisplayName("every condition was written for the generation that is asked for")
  void conditionsAreOfThisGeneration(Desk desk) {
    var generation = desk.system().object().getMetadata().getGeneration();

    assertThat(desk.system().status().path("conditions"))
        .isNotEmpty()
        .allSatisfy(
            condition ->
                assertThat(condition.path("observedGeneration").asLong()).isEqualTo(generation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MarketDataFresh", "ExchangeReachable"})
  @DisplayName("prices come and the exchange answers, as the operator reads it in the database")
  void worldOutsideIsWell(String condition, Desk desk) {
    await(condition + " is True")
        .atMost(TURNED_WITHIN)
        .until(
            () ->
                desk.system()
                    .condition(condition)
                    .filter(found -> found.path("status").asText().equals("True"))
                    .isPresent());
  }

  private static List<String> names() {
    return Component.paperDesk().map(Component::name).toList();
  }
}
