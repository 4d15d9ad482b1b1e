package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.net.http.HttpResponse;
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

  @Test
  @DisplayName(
      "a stop pressed while the database is away holds at once, and is stored when it is back")
  void keepsStop() throws Exception {
    TestRole executor = floor.executor();
    floor.restForeign(floor.market().ticker());
    String before = floor.entry();
    server.stop();

    Json kept = stop(executor, "CancelOrders");

    assertThat(kept.text("level")).isEqualTo("CancelOrders");
    assertThat(kept.flag("kept")).isTrue();
    assertThat(floor.restingOrders()).isZero();
    assertThat(stop(executor, "PauseEntries").text("stored"))
        .as("the stricter one stays")
        .isEqualTo("CancelOrders");
    assertThat(Floor.put(executor, "/kill-switch", wish("None")).statusCode())
        .as("a release has to be stored")
        .isEqualTo(503);
    server.startAgain();

    await().atMost(30, SECONDS).until(() -> Floor.post(executor, before).statusCode() == 200);
    assertThat(Floor.send(executor, before).text("reason"))
        .contains("kill_switch: found CancelOrders");
    await()
        .atMost(10, SECONDS)
        .until(() -> floor.one("SELECT level FROM users.kill_switch").equals("CancelOrders"));
    assertThat(floor.one("SELECT set_by || ': ' || reason FROM users.kill_switch"))
        .startsWith("anna: test (at 2026-03-02T12:")
        .endsWith(", while the database was away)");
    assertThat(floor.one("SELECT count(*) FROM users.audit WHERE action = 'kill_switch'"))
        .isEqualTo("1");
    assertThat(stopFile()).doesNotExist();
    assertThat(Json.of(executor.get("/kill-switch").body()).flag("kept")).isFalse();
  }

  @Test
  @DisplayName("a stop that a dead process kept is in force in the next, and stored")
  void keepsStopOfDead() throws Exception {
    Files.writeString(
        stopFile(),
        """
        {"level":"PauseEntries","reason":"news","by":"anna","at":"2026-03-02T12:29:00Z"}""");

    TestRole executor = floor.executor();

    assertThat(Floor.send(executor, floor.entry()).text("reason"))
        .contains("kill_switch: found PauseEntries");
    await()
        .atMost(10, SECONDS)
        .until(() -> floor.one("SELECT level FROM users.kill_switch").equals("PauseEntries"));
  }

  @Test
  @DisplayName("what is as strict already is not set again by a stop that was kept")
  void keptStopWeakensNothing() throws Exception {
    TestRole before = floor.executor();
    stop(before, "Flatten");
    before.close();
    Files.writeString(
        floor.state().resolve("stop-pod-2.json"),
        """
        {"level":"PauseEntries","reason":"news","by":"bert","at":"2026-03-02T12:29:00Z"}""");

    floor.executor();

    await()
        .atMost(10, SECONDS)
        .until(() -> !Files.exists(floor.state().resolve("stop-pod-2.json")));
    assertThat(floor.one("SELECT level || set_by FROM users.kill_switch")).isEqualTo("Flattenanna");
  }

  private static Json stop(TestRole executor, String level) {
    HttpResponse<String> answer = Floor.put(executor, "/kill-switch", wish(level));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.of(answer.body());
  }

  private static String wish(String level) {
    return "{\"level\":\"%s\",\"reason\":\"test\",\"by\":\"anna\"}".formatted(level);
  }

  private Path stopFile() {
    return floor.state().resolve("stop-pod-1.json");
  }

  private Path journal(String pod) {
    return floor.state().resolve("journal-%s.jsonl".formatted(pod));
  }
}
