package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.TradingSchema;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suspensions on a real API server with a real database; tests play the other controllers. */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
class SuspensionIT {
  private static final String OPEN_TRADE =
      "INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, position,"
          + " ticker, ticket_id, held, exposure) VALUES ('user_0001', 'open', '2026-11-27', '12:00',"
          + " '90000', 'Y', 0.5, 1, 'T', 't-1', 1, 0.5)";
  private static final String LIVE =
      """
      mode: Live
      allowLive: true
      connectors:
        broker: {type: kalshi, environment: Demo, credentialsSecretRef: {name: kalshi-key}}
      """;

  private final Api api;
  private final DatabaseServer database;
  private final HurriedClock clock = new HurriedClock();
  private String namespace;

  SuspensionIT(Api api) throws IOException, SQLException {
    this.api = api;
    this.database = DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
    TradingSchema.migrate(database);
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
  }

  @BeforeEach
  void makeNamespace() throws SQLException {
    namespace = api.namespace();
    DeskOnServer.plantSeed(api.client(), namespace);
    release();
    database.runIn("rec_io_db", "DELETE FROM users.trades");
  }

  private void release() throws SQLException {
    database.runIn("rec_io_db", "UPDATE users.kill_switch SET level = 'None'");
  }

  private String killLevel() throws SQLException {
    return database.text(
        "rec_io_db", "SELECT string_agg(DISTINCT level, ',') FROM users.kill_switch");
  }

  private RunningOperator operator(KubernetesClient client) {
    return RunningOperator.in(client, namespace, database.port(), clock);
  }

  private DeskOnServer ready(String spec) {
    var desk = DeskOnServer.create(api.client(), namespace, "desk", spec);
    desk.eventually(() -> desk.list(Job.class).size() == 1);
    desk.finishJobs();
    desk.bringUp();
    desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
    return desk;
  }

  private void suspend(DeskOnServer desk, boolean wish) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName(desk.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":%s}}".formatted(wish));
  }

  private static String state(DeskOnServer desk) {
    return String.valueOf(desk.read().statusOrEmpty().state());
  }

  private static List<String> running(DeskOnServer desk) {
    return desk.list(Deployment.class).stream()
        .filter(deployment -> deployment.getSpec().getReplicas() > 0)
        .map(deployment -> deployment.getMetadata().getName())
        .toList();
  }

  @Test
  @DisplayName("REC-TE-09 stops in order, leaves nothing running, rests, and comes back")
  void suspendsAndResumes() throws SQLException {
    try (var operator = operator(api.another())) {
      var desk = ready("");
      var controllers = new Controllers(desk, deployment -> false);
      var stages = new ArrayList<List<String>>();

      suspend(desk, true);
      desk.eventually(
          () -> {
            var database = desk.list(StatefulSet.class).getFirst().getSpec().getReplicas();
            stages.add(running(desk));
            assertThat(database == 1 || running(desk).isEmpty()).isTrue();
            controllers.play();
            return state(desk).equals("Suspended");
          });

      assertThat(running(desk)).isEmpty();
      // It serves the trade manager, and the paper exchange serves it.
      assertThat(stages)
          .anyMatch(stage -> runsWithout(stage, "trade-executor", "trade-manager"))
          .anyMatch(stage -> runsWithout(stage, "venue-simulator", "trade-executor"))
          .noneMatch(stage -> runsWithout(stage, "trade-manager", "trade-executor"))
          .noneMatch(stage -> runsWithout(stage, "trade-executor", "venue-simulator"));
      assertThat(desk.list(StatefulSet.class))
          .allMatch(found -> found.getSpec().getReplicas() == 0);
      assertThat(desk.list(CronJob.class)).allMatch(found -> found.getSpec().getSuspend());
      assertThat(killLevel()).isEqualTo("CancelOrders");
      rests(desk, operator);

      suspend(desk, false);
      desk.eventually(
          () -> {
            controllers.play();
            return "AllComponentsReady".equals(desk.reason("Ready"));
          });

      assertThat(desk.read().getStatus().stop().phase()).isNull();
      assertThat(killLevel()).isEqualTo("CancelOrders");
      assertThat(desk.list(Event.class))
          .extracting(Event::getReason)
          .contains("Suspending", "Suspended", "Resuming");
      rests(desk, operator);
    }
  }

  private static boolean runsWithout(List<String> stage, String one, String other) {
    return stage.contains(one) && !stage.contains(other);
  }

  /** Another two passes write nothing. */
  private static void rests(DeskOnServer desk, RunningOperator operator) {
    var writes = operator.writes();
    var passes = operator.passes();
    desk.poke("rest-" + passes);
    desk.eventually(() -> operator.passes() > passes + 1);
    assertThat(operator.writes()).isEqualTo(writes);
  }

  @Test
  @DisplayName(
      "a Live desk waits for its positions, says so, and closes them when it takes too long")
  void liveDeskWaitsUntilFlat() throws SQLException {
    try (var operator = operator(api.another())) {
      api.client().resource(secret()).create();
      var desk = ready(LIVE);
      var all = running(desk).size();
      database.runIn("rec_io_db", OPEN_TRADE);

      suspend(desk, true);

      desk.eventually(() -> "WaitingForFlat".equals(desk.reason("Progressing")));
      assertThat(desk.condition("Progressing").message()).contains("1 open trade", "Flatten");
      assertThat(running(desk)).hasSize(all);
      assertThat(killLevel()).isEqualTo("CancelOrders");

      clock.hurry(Duration.ofMinutes(10));
      desk.poke("late");
      desk.eventually(() -> killLevel().equals("Flatten"));
      assertThat(running(desk)).hasSize(all);

      database.runIn("rec_io_db", "DELETE FROM users.trades");
      var controllers = new Controllers(desk, deployment -> false);
      desk.eventually(
          () -> {
            controllers.play();
            return state(desk).equals("Suspended");
          });
      assertThat(operator.writes()).isPositive();
    }
  }

  private Secret secret() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("kalshi-key")
        .withNamespace(namespace)
        .endMetadata()
        .addToStringData("key_id", "k")
        .build();
  }

  @Test
  @DisplayName("an operator that dies amid its writes is followed by one that ends the same way")
  void diesAmidItsWrites() throws SQLException {
    DeskOnServer desk;
    try (var first = operator(api.another())) {
      desk = ready("");
      assertThat(first.passes()).isPositive();
    }
    var whole = running(desk);
    for (var writes : List.of(0, 1, 2, 4, 9, 20)) {
      release();
      // The name of a stop is its second.
      clock.hurry(Duration.ofMinutes(1));
      change(desk, true, writes);

      assertThat(running(desk)).isEmpty();
      assertThat(desk.list(StatefulSet.class))
          .allMatch(found -> found.getSpec().getReplicas() == 0);
      assertThat(killLevel()).isEqualTo("CancelOrders");

      change(desk, false, writes);

      assertThat(running(desk)).isEqualTo(whole);
      assertThat(desk.read().getStatus().stop().phase()).isNull();
    }
  }

  private void change(DeskOnServer desk, boolean suspended, int writes) {
    var points = new KillPoints(writes);
    var controllers = new Controllers(desk, deployment -> false);
    try (var mortal = operator(client(points))) {
      suspend(desk, suspended);
      desk.eventually(
          () -> {
            controllers.play();
            return points.reached();
          });
      assertThat(mortal.passes()).isNotNegative();
    }
    try (var next = operator(api.another())) {
      desk.eventually(
          () -> {
            controllers.play();
            return suspended
                ? state(desk).equals("Suspended")
                : "AllComponentsReady".equals(desk.reason("Ready"));
          });
      assertThat(next.passes()).isPositive();
    }
  }

  private KubernetesClient client(KillPoints interceptor) {
    return new KubernetesClientBuilder()
        .withConfig(api.config())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", interceptor))
        .build();
  }
}
