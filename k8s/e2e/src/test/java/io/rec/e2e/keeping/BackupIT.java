package io.rec.e2e.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Database;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.trading.Trades;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnDesk
@DisplayName("A copy of the database")
final class BackupIT {
  /** The operator looks into the database every fifteen seconds. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);

  /** The books are compared at the start, and every half minute while they differ. */
  private static final Duration REMEMBERED_WITHIN = Duration.ofMinutes(3);

  private static final Duration DRILLED_WITHIN = Duration.ofMinutes(4);

  /** Twice what a slow machine needs; a trade of an event that has ended is settled. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** Within which that event may have to be waited for. */
  private static final int MINUTES = 20;

  private final String id = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void letTrade(Desk desk) {
    desk.recio().run("kill", "resume", "--yes", "--reason", "the test is over").succeeded();
  }

  @Test
  @DisplayName("TPS-BK-01 is taken when asked for, told in the status, and proved by a restore")
  void isTakenAndProved(Desk desk) {
    var told = desk.recio().run("backup").succeeded();

    assertThat(told.out()).contains("a copy was taken at");
    assertThat(desk.system().condition("BackupHealthy"))
        .get()
        .extracting(condition -> condition.path("status").asText())
        .isEqualTo("True");
    desk.kubectl("create", "job", "--from=cronjob/restore-drill", id).run().succeeded();
    await().atMost(DRILLED_WITHIN).until(() -> !lastWords(desk, id).isEmpty());
    var drilled = new Answer(0, lastWords(desk, id)).json();
    assertThat(drilled.path("outcome").asText()).as(drilled.toString()).isEqualTo("done");
    assertThat(drilled.path("rows").asLong()).isPositive();
    desk.kubectl("delete", "job", id).run().succeeded();
  }

  @Test
  @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
  @DisplayName(
      "takes the place of a database that was destroyed: nothing enters, and the exchange tells the"
          + " desk what it forgot, be it a sale")
  void isRestored(Desk desk) {
    var trades = new Trades(desk);
    var kept = trades.buyToKeep(id + "-kept", KEPT);
    desk.recio().run("backup").succeeded();
    trades.sell(kept);
    var sold = trades.shown(kept);
    trades.buyAndSell(id + "-lost");
    desk.recio().run("kill", "pause", "--reason", id).succeeded();
    await().atMost(SEEN_WITHIN).until(() -> entriesArePaused(desk));
    new Database(desk).run("DROP TABLE users.trades CASCADE");

    var told = desk.recio().run("restore", "--yes").succeeded();

    assertThat(told.out()).contains("restored: ", "recio kill resume");
    desk.awaitReady();
    assertThat(desk.recio().run("kill").succeeded().out())
        .startsWith("PauseEntries")
        .contains("restored from backup_");
    await()
        .atMost(REMEMBERED_WITHIN)
        .until(() -> trades.shown(kept).path("status").asText().equals("closed"));
    var again = trades.shown(kept);
    assertThat(again.path("sell_price")).as(again.toString()).isEqualTo(sold.path("sell_price"));
    assertThat(again.path("pnl")).as(again.toString()).isEqualTo(sold.path("pnl"));

    desk.recio().run("kill", "resume", "--yes", "--reason", id).succeeded();
    trades.buyAndSell(id + "-next");
  }

  private static boolean entriesArePaused(Desk desk) {
    return desk.system().condition("KillSwitchEngaged").map(BackupIT::isTrue).orElse(false);
  }

  private static boolean isTrue(JsonNode condition) {
    return condition.path("status").asText().equals("True");
  }

  private static String lastWords(Desk desk, String job) {
    return desk
        .client()
        .pods()
        .inNamespace(Desk.NAMESPACE)
        .withLabel("batch.kubernetes.io/job-name", job)
        .list()
        .getItems()
        .stream()
        .map(BackupIT::lastWords)
        .findFirst()
        .orElse("");
  }

  private static String lastWords(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(container -> container.getState().getTerminated())
        .filter(ended -> ended != null)
        .map(ended -> ended.getMessage() == null ? "{}" : ended.getMessage())
        .findFirst()
        .orElse("");
  }
}
