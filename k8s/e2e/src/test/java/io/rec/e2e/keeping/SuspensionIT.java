package io.rec.e2e.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.rec.e2e.desk.Database;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.trading.Trades;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnDesk
@DisplayName("A desk that is suspended")
final class SuspensionIT {
  /** Twice what a slow machine needs; a trade of an event that has ended is settled. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** Within which that event may have to be waited for. */
  private static final int MINUTES = 20;

  private final String id = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void letTrade(Desk desk) {
    desk.recio().run("resume").succeeded();
    desk.awaitReady();
    desk.recio().run("kill", "resume", "--yes", "--reason", "the test is over").succeeded();
  }

  @Test
  @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
  @DisplayName("runs nothing, keeps its trade, and goes on with it when it is resumed")
  void keepsItsTrade(Desk desk) {
    var trades = new Trades(desk);
    var trade = trades.buyToKeep(id, KEPT);
    var bought = trades.shown(trade);

    var told = desk.recio().run("suspend", "--yes").succeeded();

    assertThat(told.out()).contains("Next: recio resume");
    assertThat(desk.pods()).isEmpty();
    assertThat(desk.deployments()).extracting(SuspensionIT::replicas).containsOnly(0);
    assertThat(desk.system().status().path("state").asText()).isEqualTo("Suspended");
    assertThat(desk.kubectl("get", "ts").run().succeeded().out()).contains("Suspended");

    var resumed = Instant.now();
    desk.recio().run("resume").succeeded();
    desk.awaitReady();

    assertThat(alertsSince(desk, resumed)).isEmpty();
    // What a stop raised is released by a person only.
    assertThat(desk.recio().run("kill").succeeded().out()).startsWith("CancelOrders");
    var kept = trades.shown(trade);
    assertThat(kept.path("status").asText()).as(kept.toString()).isEqualTo("open");
    assertThat(kept.path("buy_price")).isEqualTo(bought.path("buy_price"));
    trades.sell(trade);
  }

  /**
   * Nobody has to be told that a desk which is being started is not there yet. What services state
   * themselves may be of the market, and of earlier tests.
   */
  private static List<String> alertsSince(Desk desk, Instant time) {
    return new Database(desk)
        .run(
            "SELECT text FROM system.alert WHERE source IN ('cause', 'symptom') AND opened_at > '%s'"
                .formatted(time));
  }

  private static int replicas(Deployment deployment) {
    return deployment.getSpec().getReplicas();
  }
}
