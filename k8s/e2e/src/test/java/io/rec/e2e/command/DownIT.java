package io.rec.e2e.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The whole taking down in one test, because the second {@code down} means something only after the
 * first. Whoever needs the desk afterwards has it brought up again.
 */
@OnDesk
@Order(Integer.MAX_VALUE)
@DisplayName("recio down")
final class DownIT {

  @Test
  @DisplayName("removes all, says so the second time, and leaves nothing on this machine")
  void leavesNothing(Stage stage, Desk desk) {
    var traces = Traces.of(desk);
    assertThat(traces.remaining()).as("a running cluster leaves traces").isNotEmpty();
    stage.letGo();

    var first = stage.recio().run("down");
    var second = stage.recio().run("down");

    assertThat(first.exit()).as(first.said()).isZero();
    assertThat(second.exit()).as(second.said()).isZero();
    assertThat(second.said()).containsIgnoringCase("nothing");
    // A process that was ended may be listed until its parent has heard of it.
    await().atMost(60, SECONDS).untilAsserted(() -> assertThat(traces.remaining()).isEmpty());
    assertThat(stage.recio().state().resolve("minicluster/recio")).doesNotExist();
    assertThat(stage.recio().state().resolve("k3s/recio/kubeconfig")).doesNotExist();
  }
}
