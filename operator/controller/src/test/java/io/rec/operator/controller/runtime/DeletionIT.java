package io.rec.operator.controller.runtime;

import static io.rec.operator.controller.runtime.TradingDesk.running;
import static io.rec.operator.controller.runtime.TradingDesk.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.net.HttpURLConnection;
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

/**
 * Deletions of desks that trade; tests play the other controllers, the collector of garbage too.
 */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
class DeletionIT {
  private final Api api;
  private final TradingDesk trading;

  DeletionIT(Api api) throws IOException, SQLException {
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

  @Test
  @DisplayName(
      "REC-TE-09 entries and orders end first, then components by layer, the database last")
  void goesInOrder() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.ready("");
      var stages = new ArrayList<List<String>>();

      delete(desk, DeletionPropagation.BACKGROUND);
      untilGone(
          desk,
          () -> {
            var database = desk.list(StatefulSet.class).getFirst().getSpec().getReplicas();
            stages.add(running(desk));
            assertThat(database == 1 || running(desk).isEmpty()).isTrue();
          });

      assertThat(running(desk)).isEmpty();
      assertThat(stages)
          .anyMatch(stage -> stage.contains("trade-executor") && !stage.contains("trade-manager"))
          .noneMatch(stage -> stage.contains("trade-manager") && !stage.contains("trade-executor"));
      assertThat(trading.killLevel()).isEqualTo("CancelOrders");
      assertThat(desk.list(Event.class))
          .extracting(Event::getReason)
          .contains("Stopping", "Stopped")
          .doesNotContain("Suspending", "Suspended", "StopIncomplete");
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName(
      "data that goes is copied a last time to where the copy stays, when nobody trades any more")
  void takesALastCopy() throws SQLException {
    try (var operator = trading.operator()) {
      var desk =
          trading.ready("deletion: {data: Delete}\nbackup: {storage: {existingClaim: copies}}");

      delete(desk, DeletionPropagation.BACKGROUND);
      desk.eventually(
          () -> {
            // Its pods end as they are told; the copy's Job ends only when this test says so.
            desk.bringUp();
            desk.poke(Long.toString(System.nanoTime()));
            return !copies(desk).isEmpty();
          });

      assertThat(running(desk)).isEmpty();
      assertThat(desk.list(StatefulSet.class).getFirst().getSpec().getReplicas()).isEqualTo(1);
      assertThat(copies(desk))
          .singleElement()
          .satisfies(
              job ->
                  assertThat(job.getSpec().getTemplate().getSpec().getVolumes().toString())
                      .contains("copies"));
      desk.eventually(() -> "WaitingForCopy".equals(desk.reason("Progressing")));
      untilGone(desk, () -> {});
      assertThat(desk.list(StatefulSet.class).getFirst().getSpec().getReplicas()).isZero();
      assertThat(operator.writes()).isPositive();
    }
  }

  private static List<Job> copies(DeskOnServer desk) {
    return desk.list(Job.class).stream()
        .filter(job -> job.getMetadata().getName().startsWith("backup-"))
        .toList();
  }

  @Test
  @DisplayName("positions hold a Live desk, which says so and how to let it go; time does not")
  void positionsHoldALiveDesk() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.live();
      var all = running(desk).size();
      trading.openTrade();

      delete(desk, DeletionPropagation.BACKGROUND);

      desk.eventually(() -> "WaitingForFlat".equals(desk.reason("Progressing")));
      assertThat(state(desk)).isEqualTo("Stopping");
      assertThat(desk.condition("Progressing").message())
          .contains("1 open trade", "rec.io/force-delete=desk");
      trading.clock().hurry(Duration.ofHours(3));
      desk.poke("late");
      desk.eventually(() -> trading.killLevel().equals("Flatten"));
      assertThat(running(desk)).hasSize(all);

      trading.endTrades();
      untilGone(desk, () -> {});
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName("another word than its name does not let go of a Live desk, its name does")
  void itsNameLetsGo() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.live();
      trading.openTrade();
      delete(desk, DeletionPropagation.BACKGROUND);
      desk.eventually(() -> "WaitingForFlat".equals(desk.reason("Progressing")));

      force(desk, "true");
      var passes = operator.passes();
      desk.poke("again");
      desk.eventually(() -> operator.passes() > passes + 1);
      assertThat(desk.read()).isNotNull();
      force(desk, "desk");

      untilGone(desk, () -> {});
      assertThat(running(desk)).isEmpty();
      assertThat(desk.list(Event.class))
          .extracting(Event::getNote)
          .contains("rec.io/force-delete lets it go with whatever was open");
    }
  }

  @Test
  @DisplayName("a Live desk whose spec cannot be served is held as well, and goes by its name")
  void aSpecThatDoesNotFitHoldsReal() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.live();
      patch(desk, "{\"spec\":{\"components\":[{\"name\":\"main-app\",\"port\":8001}]}}");
      desk.eventually(() -> "DuplicatePort".equals(desk.reason("PortManifestValid")));

      delete(desk, DeletionPropagation.BACKGROUND);
      desk.eventually(
          () -> desk.condition("Progressing").message().contains("rec.io/force-delete=desk"));
      force(desk, "desk");

      untilGone(desk, () -> {});
      assertThat(operator.passes()).isPositive();
    }
  }

  @Test
  @DisplayName("a desk without real money does not wait longer than deletion.timeout")
  void paperGoesInTime() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.ready("deletion: {timeout: 5m}");
      delete(desk, DeletionPropagation.BACKGROUND);
      // Nobody plays the controllers: no component ends.
      desk.eventually(() -> "Stopping".equals(state(desk)));

      trading.clock().hurry(Duration.ofMinutes(6));
      desk.poke("late");

      desk.eventually(() -> desk.read() == null);
      assertThat(running(desk)).isEmpty();
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName("whoever has the cluster take the parts away first finds nothing made again")
  void foregroundIsNotFought() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.ready("");

      delete(desk, DeletionPropagation.FOREGROUND);
      takeAway("main-app");

      desk.eventually(() -> desk.read().getMetadata().getFinalizers().equals(FOREGROUND));
      // A pass that began before the operator heard of it may have made it again; the collector
      // comes until nothing is left, and no pass is under way any more.
      takeAway("main-app");
      desk.poke("let go");
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(4))
          .untilAsserted(() -> assertThat(made(desk)).doesNotContain("main-app"));
      assertThat(operator.writes()).isPositive();
    }
  }

  private static List<String> made(DeskOnServer desk) {
    return desk.list(Deployment.class).stream()
        .map(found -> found.getMetadata().getName())
        .toList();
  }

  /** What is left for the collector of garbage to take away. */
  private static final List<String> FOREGROUND = List.of("foregroundDeletion");

  @Test
  @DisplayName(
      "in a namespace that is being deleted nothing is made, and the desk does not hold it")
  void goesWithItsNamespace() throws SQLException {
    try (var operator = trading.operator()) {
      var desk = trading.live();
      trading.openTrade();

      api.client().namespaces().withName(trading.namespace()).delete();
      takeAway("main-app");
      delete(desk, DeletionPropagation.BACKGROUND);

      desk.eventually(() -> desk.read() == null);
      assertThat(operator.passes()).isPositive();
    }
  }

  @Test
  @DisplayName("an operator that dies amid its writes is followed by one that ends the same way")
  void diesAmidItsWrites() throws SQLException {
    for (var writes : List.of(0, 1, 2, 4, 9, 20)) {
      trading.anew();
      DeskOnServer desk;
      try (var first = trading.operator()) {
        desk = trading.ready("");
        assertThat(first.passes()).isPositive();
      }
      var points = new KillPoints(writes);
      var controllers = new Controllers(desk, deployment -> false);
      try (var mortal = trading.mortal(points)) {
        delete(desk, DeletionPropagation.BACKGROUND);
        desk.eventually(
            () -> {
              controllers.play();
              return points.reached();
            });
        assertThat(mortal.passes()).isNotNegative();
      }
      assertThat(desk.read()).isNotNull();
      try (var next = trading.operator()) {
        untilGone(desk, () -> {});
        assertThat(next.passes()).isPositive();
      }

      assertThat(running(desk)).isEmpty();
      assertThat(desk.list(StatefulSet.class))
          .allMatch(found -> found.getSpec().getReplicas() == 0);
      assertThat(trading.killLevel()).isEqualTo("CancelOrders");
    }
  }

  private void delete(DeskOnServer desk, DeletionPropagation how) {
    api.client().resource(desk.read()).withPropagationPolicy(how).delete();
  }

  /** What the cluster does with the parts of a whole that goes. */
  private void takeAway(String component) {
    api.client().apps().deployments().inNamespace(trading.namespace()).withName(component).delete();
  }

  private void force(DeskOnServer desk, String word) {
    patch(
        desk, "{\"metadata\":{\"annotations\":{\"rec.io/force-delete\":\"%s\"}}}".formatted(word));
  }

  private void patch(DeskOnServer desk, String change) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(desk.namespace())
        .withName(desk.name())
        .patch(PatchContext.of(PatchType.JSON_MERGE), change);
  }

  /** Plays the controllers until it is gone, and looks at each step. */
  private static void untilGone(DeskOnServer desk, Runnable look) {
    var controllers = new Controllers(desk, deployment -> false);
    desk.eventually(
        () -> {
          look.run();
          return desk.read() == null || !played(controllers);
        });
  }

  /** False if the desk went while they wrote to it. */
  private static boolean played(Controllers controllers) {
    try {
      controllers.play();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
