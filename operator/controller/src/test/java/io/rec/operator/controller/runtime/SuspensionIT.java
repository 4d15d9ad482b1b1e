package io.rec.operator.controller.runtime;

import static io.rec.operator.controller.runtime.TradingDesk.running;
import static io.rec.operator.controller.runtime.TradingDesk.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
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
  private final Api api;
  private final TradingDesk trading;

  SuspensionIT(Api api) throws IOException, SQLException {
    this.api = api;
    this.trading = new TradingDesk(api);
  }

  @AfterAll
  void stop() throws IOException {
    trading.close();
  }

  @BeforeEach
  void beginAnew() throws SQLException {
    trading.anew();
  }

  private void suspend(DeskOnServer desk, boolean wish) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(trading.namespace())
        .withName(desk.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":%s}}".formatted(wish));
  }

  @Test
  @DisplayName("REC-TE-09 stops in order, leaves nothing running, rests, and comes back")
  void suspendsAndResumes() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.ready("");
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
      assertThat(trading.killLevel()).isEqualTo("CancelOrders");
      rests(desk, operator);

      suspend(desk, false);
      desk.eventually(
          () -> {
            controllers.play();
            return "AllComponentsReady".equals(desk.reason("Ready"));
          });

      assertThat(desk.read().getStatus().stop().phase()).isNull();
      assertThat(trading.killLevel()).isEqualTo("CancelOrders");
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
    try (var operator = trading.operator()) {
      var desk = trading.live();
      var all = running(desk).size();
      trading.openTrade();

      suspend(desk, true);

      desk.eventually(() -> "WaitingForFlat".equals(desk.reason("Progressing")));
      assertThat(desk.condition("Progressing").message()).contains("1 open trade", "Flatten");
      assertThat(running(desk)).hasSize(all);
      assertThat(trading.killLevel()).isEqualTo("CancelOrders");

      trading.clock().hurry(Duration.ofMinutes(10));
      desk.poke("late");
      desk.eventually(() -> trading.killLevel().equals("Flatten"));
      assertThat(running(desk)).hasSize(all);

      trading.endTrades();
      var controllers = new Controllers(desk, deployment -> false);
      desk.eventually(
          () -> {
            controllers.play();
            return state(desk).equals("Suspended");
          });
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName("an operator that dies amid its writes is followed by one that ends the same way")
  void diesAmidItsWrites() throws SQLException {
    DeskOnServer desk;
    try (var first = trading.operator()) {
      desk = trading.ready("");
      assertThat(first.passes()).isPositive();
    }
    var whole = running(desk);
    for (var writes : List.of(0, 1, 2, 4, 9, 20)) {
      trading.releaseKill();
      // The name of a stop is its second.
      trading.clock().hurry(Duration.ofMinutes(1));
      change(desk, true, writes);

      assertThat(running(desk)).isEmpty();
      assertThat(desk.list(StatefulSet.class))
          .allMatch(found -> found.getSpec().getReplicas() == 0);
      assertThat(trading.killLevel()).isEqualTo("CancelOrders");

      change(desk, false, writes);

      assertThat(running(desk)).isEqualTo(whole);
      assertThat(desk.read().getStatus().stop().phase()).isNull();
    }
  }

  private void change(DeskOnServer desk, boolean suspended, int writes) {
    var points = new KillPoints(writes);
    var controllers = new Controllers(desk, deployment -> false);
    try (var mortal = trading.mortal(points)) {
      suspend(desk, suspended);
      desk.eventually(
          () -> {
            controllers.play();
            return points.reached();
          });
      assertThat(mortal.passes()).isNotNegative();
    }
    try (var next = trading.operator()) {
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
}
