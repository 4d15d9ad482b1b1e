package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Recoveries on a real API server; tests play the Deployment controller. */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
class RecoveryIT {
  private static final String QUICK =
      """
      recovery:
        unhealthyAfter: 10s
        stepTimeout: 5m
        maxRecoveries: 20
        backoff: {initial: 1s, max: 1s}
      """;

  /** The promise of the operator's budgets. */
  private static final Duration NAMED_WITHIN = Duration.ofSeconds(10 + 15);

  /** More than a recovery can take. */
  private static final int MANY = 60;

  private final Api api;
  private final DatabaseServer database;
  private String namespace;

  RecoveryIT(Api api) throws IOException, SQLException {
    this.api = api;
    this.database = DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
  }

  @BeforeEach
  void makeNamespace() {
    namespace = api.namespace();
    DeskOnServer.plantSeed(api.client(), namespace);
  }

  private RunningOperator operator(KubernetesClient client, HurriedClock clock) {
    return RunningOperator.in(client, namespace, database.port(), clock);
  }

  private DeskOnServer ready() {
    var desk = DeskOnServer.create(api.client(), namespace, "desk", QUICK);
    desk.eventually(() -> desk.list(Job.class).size() == 1);
    desk.finishJobs();
    desk.bringUp();
    desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
    return desk;
  }

  @Test
  @DisplayName("REC-CFD-10 names the root in time and restarts it once, its dependents not at all")
  void restartsTheRootOnce() {
    var clock = new HurriedClock();
    try (var operator = operator(api.another(), clock)) {
      var desk = ready();
      var from = Instant.now();
      for (var name : List.of("trade-executor", "trade-manager", "active-trade-supervisor")) {
        desk.available(name, false, from);
      }

      desk.eventually(() -> roots(desk).equals(List.of("trade-executor")));

      assertThat(Duration.between(from, Instant.now())).isLessThan(NAMED_WITHIN);
      desk.eventually(() -> !desk.token("trade-executor").isEmpty());
      var token = desk.read().getStatus().recovery().id();
      assertThat(tokens(desk)).isEqualTo(Map.of("trade-executor", token));
      assertThat(blockedBy(desk))
          .isEqualTo(
              Map.of(
                  "trade-manager", "trade-executor",
                  "active-trade-supervisor", "trade-executor"));

      serveAgain(desk);
      desk.eventually(() -> phase(desk).equals("Settling"));
      clock.hurry(Duration.ofSeconds(11));
      desk.poke("settled");
      desk.eventually(() -> phase(desk).equals("Idle"));

      assertThat(tokens(desk)).isEqualTo(Map.of("trade-executor", token));
      desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
      desk.eventually(
          () ->
              reasons(desk)
                  .containsAll(List.of("RootCauseFound", "RecoveryStarted", "RecoveryFinished")));
      assertThat(operator.recoveries("trade-executor", "recovered")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("an operator that dies after any of its writes in a recovery changes nothing")
  void diesAfterAnyWrite() {
    var clock = new HurriedClock();
    DeskOnServer desk;
    try (var first = operator(api.another(), clock)) {
      desk = ready();
      assertThat(first.passes()).isPositive();
    }
    var tokens = new HashSet<String>();
    var survived = false;
    var writes = 0;
    for (; !survived; writes++) {
      assertThat(writes).isLessThan(MANY);
      clock.hurry(Duration.ofMinutes(2));
      desk.available("trade-executor", false, clock.instant().minusSeconds(30));
      var points = new KillPoints(writes);
      try (var mortal = operator(client(points), clock)) {
        play(desk, clock, writes + 1, points);
        survived = !points.reached() && restsWithoutDying(desk, mortal, points);
      }
      try (var next = operator(api.another(), clock)) {
        play(desk, clock, writes + 1, new KillPoints(0));
        desk.eventually(() -> next.passes() > 0);
      }

      assertThat(tokens(desk)).containsOnlyKeys("trade-executor");
      assertThat(tokens.add(desk.token("trade-executor"))).isTrue();
    }
    // The status and the template, events, the settling and the end are a write each at least.
    assertThat(writes).isGreaterThan(5);
  }

  /**
   * Plays the Deployment controller until that many recoveries are over or the operator is gone.
   */
  private static void play(
      DeskOnServer desk, HurriedClock clock, int recoveries, KillPoints points) {
    desk.eventually(
        () -> {
          var status = desk.read().getStatus().recovery();
          switch (phase(desk)) {
            case "Restarting" -> {
              if (desk.token("trade-executor").equals(status.id())) {
                desk.available("trade-executor", true, clock.instant());
              }
            }
            case "Settling" -> {
              clock.hurry(Duration.ofSeconds(11));
              desk.poke("settled-" + clock.instant());
            }
            default -> {}
          }
          return points.reached()
              || (phase(desk).equals("Idle")
                  && status.attempts().size() == recoveries
                  && status.id() == null);
        });
  }

  private static boolean restsWithoutDying(
      DeskOnServer desk, RunningOperator operator, KillPoints points) {
    desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")) || points.reached());
    var passes = operator.passes();
    desk.poke("rest-" + passes);
    desk.eventually(() -> operator.passes() > passes + 1 || points.reached());
    return !points.reached();
  }

  @Test
  @DisplayName("the failure detector asks by one object, whose content is its own")
  void servesTheFailureDetector() {
    try (var operator = operator(api.another(), new HurriedClock())) {
      var desk = ready();
      desk.eventually(() -> desk.configMap("recovery-request") != null);
      assertThat(desk.configMap("recovery-request").getData()).isNullOrEmpty();

      ask("trade-executor", "d-1");

      desk.eventually(() -> !desk.token("trade-executor").isEmpty());
      desk.eventually(() -> "d-1".equals(desk.read().getStatus().recovery().servedRequest()));
      assertThat(tokens(desk)).containsOnlyKeys("trade-executor");
      serveAgain(desk);
      desk.eventually(() -> phase(desk).equals("Settling"));
      assertThat(desk.configMap("recovery-request").getData())
          .containsEntry("evidence", "no answer for a minute");
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName(
      "TPS-PM-04 a person's wish from the page restarts exactly one Deployment, and the Event says"
          + " who and why")
  void servesAPersonOnThePage() {
    try (var operator = operator(api.another(), new HurriedClock())) {
      var desk = ready();
      desk.eventually(() -> desk.configMap("recovery-request") != null);

      askByHand("db-poller", "p-1");

      desk.eventually(() -> desk.token("db-poller").equals("p-1"));
      assertThat(tokens(desk)).isEqualTo(Map.of("db-poller", "p-1"));
      assertThat(desk.read().getStatus().recovery().requestedBy()).isEqualTo("ann");
      desk.available("db-poller", true, Instant.now());
      desk.eventually(() -> phase(desk).equals("Idle"));
      desk.eventually(
          () ->
              notes(desk, "ComponentRestarted")
                  .equals(List.of("db-poller restarts, asked for as p-1, by ann: it lags behind")));

      askByHand("nobody", "p-2");
      desk.eventually(() -> "p-2".equals(desk.read().getStatus().recovery().servedRequest()));
      desk.eventually(
          () ->
              notes(desk, "RestartRefused").stream()
                  .anyMatch(note -> note.contains("by ann") && note.contains("'nobody'")));
      // The detector's own wish after a person's, by a detector that knows of no persons.
      ask("ai-service", "d-1");
      desk.eventually(() -> "d-1".equals(desk.read().getStatus().recovery().servedRequest()));
      desk.eventually(
          () ->
              notes(desk, "RestartRefused").stream()
                  .anyMatch(note -> note.contains("not critical, only a person restarts it")));
      assertThat(tokens(desk)).isEqualTo(Map.of("db-poller", "p-1"));
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName(
      "an operator that dies after any of its writes restarts for a person on the page once")
  void diesAfterAnyWriteForAPerson() {
    var clock = new HurriedClock();
    DeskOnServer desk;
    try (var first = operator(api.another(), clock)) {
      desk = ready();
      desk.eventually(() -> desk.configMap("recovery-request") != null);
      assertThat(first.passes()).isPositive();
    }
    var survived = false;
    var writes = 0;
    for (; !survived; writes++) {
      assertThat(writes).isLessThan(MANY);
      var word = "p-" + writes;
      askByHand("db-poller", word);
      var points = new KillPoints(writes);
      try (var mortal = operator(client(points), clock)) {
        serve(desk, clock, word, points);
        survived = !points.reached() && restsWithoutDying(desk, mortal, points);
      }
      try (var next = operator(api.another(), clock)) {
        serve(desk, clock, word, new KillPoints(0));
        desk.eventually(() -> next.passes() > 0);
      }

      assertThat(tokens(desk)).isEqualTo(Map.of("db-poller", word));
    }
    // The status, the template, the event and the end are a write each at least.
    assertThat(writes).isGreaterThan(3);
  }

  /** Plays the Deployment controller until that wish is served or the operator is gone. */
  private static void serve(DeskOnServer desk, HurriedClock clock, String word, KillPoints points) {
    desk.eventually(
        () -> {
          if (phase(desk).equals("Restarting") && desk.token("db-poller").equals(word)) {
            desk.available("db-poller", true, clock.instant());
          }
          return points.reached()
              || (phase(desk).equals("Idle")
                  && word.equals(desk.read().getStatus().recovery().servedRequest()));
        });
  }

  private void askByHand(String component, String nonce) {
    patchRequest(
        "\"component\":\"%s\",\"nonce\":\"%s\",\"evidence\":\"it lags behind\",\"by\":\"ann\",\"by-nonce\":\"%s\""
            .formatted(component, nonce, nonce));
  }

  private void ask(String component, String nonce) {
    patchRequest(
        "\"component\":\"%s\",\"nonce\":\"%s\",\"evidence\":\"no answer for a minute\""
            .formatted(component, nonce));
  }

  private void patchRequest(String entries) {
    api.client()
        .configMaps()
        .inNamespace(namespace)
        .withName("recovery-request")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{%s}}".formatted(entries));
  }

  private static void serveAgain(DeskOnServer desk) {
    for (var name : List.of("trade-executor", "trade-manager", "active-trade-supervisor")) {
      desk.available(name, true, Instant.now());
    }
  }

  private static String phase(DeskOnServer desk) {
    return String.valueOf(desk.read().statusOrEmpty().recovery().phase());
  }

  private static List<String> roots(DeskOnServer desk) {
    return desk.read().statusOrEmpty().recovery().rootCauses();
  }

  private static Map<String, String> tokens(DeskOnServer desk) {
    var tokens = new TreeMap<String, String>();
    for (var deployment : desk.list(Deployment.class)) {
      var name = deployment.getMetadata().getName();
      if (!desk.token(name).isEmpty()) {
        tokens.put(name, desk.token(name));
      }
    }
    return tokens;
  }

  private static Map<String, String> blockedBy(DeskOnServer desk) {
    var blocked = new TreeMap<String, String>();
    for (var component : desk.read().statusOrEmpty().components()) {
      if (component.blockedBy() != null) {
        blocked.put(component.name(), component.blockedBy());
      }
    }
    return blocked;
  }

  private static List<String> notes(DeskOnServer desk, String reason) {
    return desk.list(Event.class).stream()
        .filter(event -> reason.equals(event.getReason()))
        .map(Event::getNote)
        .toList();
  }

  private static List<String> reasons(DeskOnServer desk) {
    return desk.list(Event.class).stream().map(Event::getReason).toList();
  }

  private KubernetesClient client(KillPoints interceptor) {
    return new KubernetesClientBuilder()
        .withConfig(api.config())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", interceptor))
        .build();
  }
}
