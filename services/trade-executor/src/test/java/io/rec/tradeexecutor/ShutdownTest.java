package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  private Floor floor;

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor();
    String ticker = floor.market().ticker();
    floor.restForeign(ticker);
    floor.restForeign(ticker);
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @Test
  @DisplayName("REC-TE-09 R33 a stop with two resting orders cancels both before it ends")
  void cancels() {
    floor.executor().close();

    assertThat(floor.restingOrders()).isZero();
  }

  @Test
  @DisplayName("R33 with the policy Handover a stop leaves them to the standby that takes over")
  void handsOver() {
    floor.config().withShutdown("None", "Handover");
    TestRole first = floor.executor();
    TestRole second = floor.standby("pod-2");

    first.close();

    await().atMost(5, SECONDS).until(() -> Floor.holds(second));
    assertThat(floor.restingOrders()).isEqualTo(2);
  }

  @Test
  @DisplayName("R33 a standby that stops leaves the holder's orders alone")
  void standbyLeavesThemAlone() {
    TestRole holder = floor.executor();

    floor.standby("pod-2").close();

    assertThat(floor.restingOrders()).isEqualTo(2);
    assertThat(Floor.holds(holder)).isTrue();
  }
}
