package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.apply.ServedKinds;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.TradingSchema;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.FaultyLine.Call;
import io.rec.operator.controller.runtime.FaultyLine.Fault;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An installation on a real API server with answers put between that say 409, 429 and 500, and
 * watches that end with 410. Each desk has to come to what one that nobody disturbs comes to.
 */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("An API server that answers with faults")
class HttpFaultsIT {
  /** Those that differ, as a rule; the others take the same ways, and as long again. */
  private static final boolean ALL = Boolean.getBoolean("faults.all");

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Of writes that a pass makes one after the other: each such fault costs a pass. */
  private static final int IN_A_ROW = 2;

  /**
   * Of what a pass reads or writes side by side, each with a retry of its own by the client: with
   * fewer, only first tries are met, and no pass breaks.
   */
  private static final int SIDE_BY_SIDE = 30;

  /** Requests of one kind to one object in a second: three passes, each with the client's retry. */
  private static final int MOST_IN_A_SECOND = 8;

  private static final String REFUSED = "trade-executor";
  private static final String DRIFTED = "ai-service";
  private static final String DELETED = "db-poller";

  private final Api api;
  private final DatabaseServer database;
  private EndState undisturbed = new EndState(Map.of());
  private Map<String, Long> generations = Map.of();

  HttpFaultsIT(Api api) throws IOException, SQLException {
    this.api = api;
    this.database = DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
    TradingSchema.migrate(database);
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
  }

  @BeforeAll
  void installOnceWithoutAFault() throws IOException {
    try (var place = new Place()) {
      var desk = place.create();
      bringUp(desk);
      rest(desk, place.operator);
      undisturbed = EndState.of(desk);
      generations = generations(desk);
    }
  }

  /** A namespace, and an operator whose line can be disturbed. */
  private final class Place implements AutoCloseable {
    private final String namespace = api.namespace();
    private final FaultyLine line;
    private final RunningOperator operator;

    Place() throws IOException {
      DeskOnServer.plantSeed(api.client(), namespace);
      line = FaultyLine.to(api.config());
      operator = RunningOperator.in(line.client(), namespace, database.port());
    }

    DeskOnServer create() {
      return DeskOnServer.create(api.client(), namespace, "desk", "");
    }

    List<Call> disturbed() {
      return line.calls().stream().filter(Call::disturbed).toList();
    }

    @Override
    public void close() throws IOException {
      operator.close();
      line.close();
    }
  }

  static Stream<Arguments> onWrites() {
    var always =
        Stream.of(kind("409", Fault::conflict), kind("500 for what was done", Fault::lost));
    return ALL
        ? Stream.concat(always, Stream.of(kind("429", Fault::tooMany), kind("500", Fault::broken)))
        : always;
  }

  static Stream<Arguments> onReads() {
    var always = Stream.of(kind("429", Fault::tooMany));
    return ALL ? Stream.concat(always, Stream.of(kind("500", Fault::broken))) : always;
  }

  private static Arguments kind(String name, BiFunction<Integer, Predicate<Call>, Fault> fault) {
    return Arguments.argumentSet(name, fault);
  }

  @ParameterizedTest
  @MethodSource("onWrites")
  @DisplayName("writes that are refused are made again, once, and the desk comes to Ready")
  void survivesFaultsOnWrites(BiFunction<Integer, Predicate<Call>, Fault> kind, TestReporter report)
      throws IOException {
    install(
        report,
        IN_A_ROW + SIDE_BY_SIDE,
        kind.apply(IN_A_ROW, HttpFaultsIT::inARow),
        kind.apply(SIDE_BY_SIDE, call -> isWrite(call) && !inARow(call)));
  }

  @ParameterizedTest
  @MethodSource("onReads")
  @DisplayName("reads that fail are taken for no answer, and the desk comes to Ready")
  void survivesFaultsOnReads(BiFunction<Integer, Predicate<Call>, Fault> kind, TestReporter report)
      throws IOException {
    install(report, SIDE_BY_SIDE, kind.apply(SIDE_BY_SIDE, HttpFaultsIT::isRead));
  }

  private static boolean isWrite(Call call) {
    return call.writes() && !call.path().contains("/events");
  }

  private static boolean isRead(Call call) {
    return !call.writes() && !call.watches();
  }

  /** The finalizer, Secrets and claims. */
  private static boolean inARow(Call call) {
    return isWrite(call)
        && (call.path().contains("/secrets")
            || call.path().contains("/persistentvolumeclaims")
            || call.path().endsWith("/tradingsystems/desk"));
  }

  private void install(TestReporter report, int times, Fault... faults) throws IOException {
    try (var place = new Place()) {
      // A start that fails is another matter: the process ends with its cause.
      Stream.of(faults).forEach(place.line::disturb);
      var desk = place.create();
      await().atMost(PATIENCE).until(() -> Stream.of(faults).allMatch(Fault::over));
      bringUp(desk);

      sameAsUndisturbed(desk);
      rest(desk, place.operator);
      assertThat(place.operator.errors()).isPositive();
      assertThat(place.operator.shows("Degraded", "ReconcileError")).isFalse();
      assertThat(place.disturbed()).hasSize(times);
      assertThat(mostInASecond(place.disturbed())).isLessThanOrEqualTo(MOST_IN_A_SECOND);
      report.publishEntry("most to one object in a second", "" + mostInASecond(place.disturbed()));
      report.publishEntry("passes that broke", "" + place.operator.errors());
    }
  }

  @ParameterizedTest
  @MethodSource("onWrites")
  @DisplayName("an object that is refused again and again: status, figures and log say so, in calm")
  void tellsWhatIsRefused(BiFunction<Integer, Predicate<Call>, Fault> kind, TestReporter report)
      throws IOException {
    try (var place = new Place();
        var lines = new LoggedLines()) {
      var fault =
          kind.apply(
              4,
              call ->
                  isWrite(call)
                      && call.path().endsWith("/" + REFUSED)
                      && call.path().contains("/deployments/"));
      place.line.disturb(fault);
      var desk = place.create();

      desk.eventually(() -> "ReconcileError".equals(desk.reason("Degraded")));
      assertThat(desk.condition("Degraded").message()).contains("played fault: " + fault.name());
      assertThat(desk.reason("Ready")).isEqualTo("ReconcileError");
      assertThat(place.operator.shows("Degraded", "ReconcileError")).isTrue();
      assertThat(place.operator.errors()).isPositive();
      bringUp(desk);

      sameAsUndisturbed(desk);
      rest(desk, place.operator);
      assertThat(place.operator.shows("Degraded", "ReconcileError")).isFalse();
      // Those that were written in passes that broke are counted, each once.
      assertThat(place.operator.writes("ConfigMap"))
          .isEqualTo(place.line.calls().stream().filter(this::wroteConfigMap).count());
      assertThat(lines.all())
          .filteredOn(line -> line.toString().contains("played fault"))
          .isNotEmpty()
          .allMatch(line -> !LoggedLines.field(line, PassThreads.PASS).isEmpty());
      assertThat(lines.all())
          .filteredOn(line -> line.path("message").asText().equals("pass"))
          .isNotEmpty()
          .allMatch(line -> !LoggedLines.field(line, PassThreads.PASS).isEmpty())
          .allMatch(line -> LoggedLines.field(line, "namespace").equals(place.namespace))
          .allMatch(line -> LoggedLines.field(line, "name").equals("desk"))
          .allMatch(line -> LoggedLines.field(line, "generation").equals("1"))
          .allMatch(line -> LoggedLines.field(line, "revision").equals("1"));
      report.publishEntry("gaps in ms", gaps(place.disturbed()).toString());
    }
  }

  @ParameterizedTest
  @MethodSource("onReads")
  @DisplayName("a desk that serves is left alone while nothing can be read of it, and stays Ready")
  void leavesAServingDeskAlone(BiFunction<Integer, Predicate<Call>, Fault> kind)
      throws IOException {
    try (var place = new Place()) {
      var desk = place.create();
      bringUp(desk);
      rest(desk, place.operator);
      var writes = place.operator.writes();
      var fault = kind.apply(SIDE_BY_SIDE, HttpFaultsIT::isRead);

      place.line.disturb(fault);
      desk.poke("look");
      desk.eventually(() -> "ReconcileError".equals(desk.reason("Degraded")));
      assertThat(desk.reason("Ready")).isEqualTo("AllComponentsReady");
      assertThat(desk.reason("CredentialsReady")).isNotEqualTo("SecretMissing");
      assertThat(place.operator.shows("Ready", "AllComponentsReady")).isTrue();
      await().atMost(PATIENCE).until(fault::over);

      // Nobody brings prices here: once the desk is no longer young that is what it suffers from.
      desk.eventually(() -> !"ReconcileError".equals(desk.reason("Degraded")));
      assertThat(desk.reason("Ready")).isEqualTo("AllComponentsReady");
      assertThat(place.operator.writes()).isEqualTo(writes);
      assertThat(generations(desk)).isEqualTo(generations);
    }
  }

  @Test
  @DisplayName("where not even the status can be written, the log says what broke the pass first")
  void logTellsTheFirstCause() throws IOException {
    try (var place = new Place();
        var lines = new LoggedLines()) {
      place.line.disturb(Fault.broken(100, call -> isWrite(call) && call.path().contains(REFUSED)));
      place.line.disturb(Fault.tooMany(100, call -> call.path().endsWith("/desk/status")));
      place.create();

      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  lines.all().stream()
                      .map(line -> line.path("extra_data").path("error").toString())
                      .anyMatch(
                          error ->
                              error.contains("played fault: broken")
                                  && error.contains("played fault: too many")));
      assertThat(place.operator.shows("Degraded", "ReconcileError")).isTrue();
    }
  }

  private boolean wroteConfigMap(Call call) {
    return call.writes() && call.path().contains("/configmaps") && call.status() / 100 == 2;
  }

  @Test
  @DisplayName("watches that end with 410: what was changed meanwhile is seen, and put right")
  void seesWhatChangedWhileWatchesWereCut(TestReporter report) throws IOException {
    try (var place = new Place()) {
      var desk = place.create();
      bringUp(desk);
      rest(desk, place.operator);

      place.line.cutWatches();
      await().atMost(PATIENCE).until(() -> !place.operator.trouble().isEmpty());
      report.publishEntry("unready with", place.operator.trouble());
      change(desk);
      var cutAt = System.nanoTime();
      await()
          .atMost(PATIENCE)
          .until(() -> tries(place, cutAt).values().stream().anyMatch(n -> n > 4));
      var seconds = Duration.ofNanos(System.nanoTime() - cutAt).toSeconds();
      report.publishEntry("tries in %d s".formatted(seconds), tries(place, cutAt).toString());
      assertThat(tries(place, cutAt).values()).allMatch(count -> count <= 2 + 2 * seconds);
      place.line.restoreWatches();

      await().atMost(PATIENCE).until(() -> place.operator.trouble().isEmpty());
      desk.eventually(() -> desk.deployment(DELETED) != null);
      desk.eventually(() -> desk.deployment(DRIFTED).getSpec().getReplicas() == 1);
      desk.eventually(() -> desk.deployment(REFUSED).getSpec().getReplicas() == 2);
      assertThat(place.line.gone()).isPositive();
      report.publishEntry("watches told that it is gone", "" + place.line.gone());
    }
  }

  private static Map<String, Long> tries(Place place, long since) {
    return place.line.calls().stream()
        .filter(call -> call.watches() && call.nanos() > since)
        .collect(Collectors.groupingBy(Call::path, TreeMap::new, Collectors.counting()));
  }

  @ParameterizedTest
  @MethodSource("onReads")
  @DisplayName("watches that are refused begin again in calm, and miss nothing")
  void survivesFaultsOnWatches(
      BiFunction<Integer, Predicate<Call>, Fault> kind, TestReporter report) throws IOException {
    try (var place = new Place()) {
      var desk = place.create();
      bringUp(desk);
      rest(desk, place.operator);
      var fault = kind.apply(2 * SIDE_BY_SIDE, Call::watches);

      place.line.cutWatches();
      place.line.disturb(fault);
      change(desk);
      place.line.restoreWatches();
      await().atMost(PATIENCE).until(fault::over);

      await().atMost(PATIENCE).until(() -> place.operator.trouble().isEmpty());
      desk.eventually(() -> desk.deployment(DELETED) != null);
      desk.eventually(() -> desk.deployment(DRIFTED).getSpec().getReplicas() == 1);
      desk.eventually(() -> desk.deployment(REFUSED).getSpec().getReplicas() == 2);
      assertThat(mostInASecond(place.disturbed())).isLessThanOrEqualTo(MOST_IN_A_SECOND);
      report.publishEntry("most of one watch in a second", "" + mostInASecond(place.disturbed()));
    }
  }

  @ParameterizedTest
  @MethodSource("onReads")
  @DisplayName("discovery that fails is no answer: a kind that is served is not taken for unknown")
  void knowsNotWhatDiscoveryDidNotSay(BiFunction<Integer, Predicate<Call>, Fault> kind)
      throws IOException {
    try (var line = FaultyLine.to(api.config());
        var client = line.client()) {
      var kinds = new ServedKinds(client, Clock.systemUTC());
      var fault = kind.apply(2, call -> call.path().contains("/apis/apps"));
      line.disturb(fault);

      while (!fault.over()) {
        assertThatThrownBy(() -> kinds.serves(Deployment.class))
            .isInstanceOf(KubernetesClientException.class);
      }
      assertThat(kinds.serves(Deployment.class)).isTrue();
    }
  }

  /** A stranger's scaling, a deletion, and a wish of the owner. */
  private void change(DeskOnServer desk) {
    api.client()
        .resource(
            new DeploymentBuilder(desk.deployment(DRIFTED))
                .editMetadata()
                .withManagedFields()
                .endMetadata()
                .editSpec()
                .withReplicas(3)
                .endSpec()
                .build())
        .update();
    api.client().resource(desk.deployment(DELETED)).delete();
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(desk.namespace())
        .withName(desk.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"components\":[{\"name\":\"%s\",\"replicas\":2}]}}".formatted(REFUSED));
  }

  private void sameAsUndisturbed(DeskOnServer desk) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(EndState.of(desk).differenceTo(undisturbed)).isEmpty());
    assertThat(generations(desk)).isEqualTo(generations);
  }

  /** How often the spec of each was written with something new. */
  private static Map<String, Long> generations(DeskOnServer desk) {
    var found = new TreeMap<String, Long>();
    desk.list(Deployment.class)
        .forEach(
            deployment ->
                found.put(
                    deployment.getMetadata().getName(), deployment.getMetadata().getGeneration()));
    return found;
  }

  /** Plays the controllers until the desk serves. */
  private static void bringUp(DeskOnServer desk) {
    desk.eventually(
        () -> {
          if (desk.list(Job.class).stream()
              .anyMatch(job -> job.getStatus().getSucceeded() == null)) {
            desk.finishJobs();
          }
          desk.bringUpDatabase();
          desk.list(Deployment.class).stream().filter(HttpFaultsIT::behind).forEach(desk::bringUp);
          return "AllComponentsReady".equals(desk.reason("Ready"))
              && "AsExpected".equals(desk.reason("Degraded"));
        });
  }

  private static boolean behind(Deployment deployment) {
    var seen =
        deployment.getStatus() == null ? null : deployment.getStatus().getObservedGeneration();
    return !deployment.getMetadata().getGeneration().equals(seen);
  }

  /** Further passes write nothing. */
  private static void rest(DeskOnServer desk, RunningOperator operator) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var writes = operator.writes();
              var passes = operator.passes();
              desk.poke(Long.toString(System.nanoTime()));
              desk.eventually(() -> operator.passes() > passes);
              return operator.writes() == writes;
            });
  }

  /** To one object with one verb. */
  private static long mostInASecond(List<Call> calls) {
    return calls.stream()
        .mapToLong(
            first ->
                calls.stream()
                    .filter(call -> call.path().equals(first.path()))
                    .filter(call -> call.query().equals(first.query()))
                    .filter(call -> call.method().equals(first.method()))
                    .filter(call -> call.nanos() >= first.nanos())
                    .filter(call -> call.nanos() - first.nanos() < Duration.ofSeconds(1).toNanos())
                    .count())
        .max()
        .orElse(0);
  }

  private static List<Long> gaps(List<Call> calls) {
    return IntStream.range(1, calls.size())
        .mapToObj(
            at -> Duration.ofNanos(calls.get(at).nanos() - calls.get(at - 1).nanos()).toMillis())
        .toList();
  }
}
