package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {

  private Postgres server;
  private Floor floor;

  @BeforeEach
  void open() throws IOException, SQLException {
    server = Postgres.start();
    floor = new Floor(server.migrated()).with("RECIO_SET_EXECUTOR_SEND_DEADLINE", "8s");
  }

  @AfterEach
  void close() throws IOException {
    floor.close();
    server.close();
  }

  @Test
  @DisplayName("R37 an answer that comes while the database is away is on the disk, and told later")
  void keepsAnswer() throws Exception {
    TestRole executor = floor.executor();
    String id = floor.entry();
    floor.fault(faults -> faults.withLatency(Duration.ofSeconds(3)), Duration.ofSeconds(3));

    try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Json> answer = caller.submit(() -> Floor.send(executor, id));
      floor.awaitStage(id, "sending");
      server.stop();
      assertThat(answer.get().text("outcome")).isEqualTo("done");
    }
    assertThat(journal("pod-1")).exists().content().contains("\"clientOrderId\":\"" + id + "\"");
    server.startAgain();

    floor.awaitStage(id, "done");
    assertThat(floor.facts(id)).startsWith("done");
    assertThat(floor.venueOrders()).containsExactly(id);
    await().atMost(10, SECONDS).until(() -> Files.size(journal("pod-1")) == 0);
  }

  @Test
  @DisplayName("REC-TE-06 R37 without the database nothing is sent, and what rests is cancelled")
  void sendsNothing() throws Exception {
    TestRole executor = floor.executor();
    String id = floor.entry();
    floor.restForeign(floor.market().ticker());
    floor.restForeign(floor.market().ticker());

    server.stop();

    assertThat(Floor.post(executor, id).statusCode()).isEqualTo(503);
    await().atMost(10, SECONDS).until(() -> floor.restingOrders() == 0);
    assertThat(floor.venueOrders()).doesNotContain(id);
    server.startAgain();
    await().atMost(30, SECONDS).until(() -> Floor.post(executor, id).statusCode() == 200);
    assertThat(floor.venueOrders()).contains(id);
  }

  @Test
  @DisplayName(
      "R37 a journal that a dead process left is told by the next; a torn line is looked up")
  void tellsJournalOfDead() throws Exception {
    String told = floor.entry();
    String torn = floor.entry();
    floor.dispatched(told);
    floor.dispatched(torn);
    floor.place(torn, floor.market().ticker());
    Files.writeString(
        journal("pod-1"),
        """
        {"clientOrderId":"%s","stage":"refused","reason":"thin","answer":"{\\"client_order_id\\":\\"%s\\",\\"outcome\\":\\"refused\\",\\"filled\\":\\"0.00\\",\\"amount\\":\\"0\\",\\"fees\\":\\"0\\",\\"exact\\":true,\\"reason\\":\\"thin\\"}"}
        {"clientOrderId":"%s","sta"""
            .formatted(told, told, torn));

    TestRole executor = floor.executor();

    floor.awaitStage(told, "refused");
    floor.awaitStage(torn, "done");
    assertThat(Floor.send(executor, told).text("reason")).isEqualTo("thin");
    assertThat(floor.venueOrders()).containsExactly(torn);
  }

  private Path journal(String pod) {
    return floor.state().resolve("journal-%s.jsonl".formatted(pod));
  }
}
