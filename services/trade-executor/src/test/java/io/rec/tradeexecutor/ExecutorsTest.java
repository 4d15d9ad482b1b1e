package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** More than one executor, one after the other and at once. */
class ExecutorsTest {

  private Floor floor;

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor();
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @Test
  @DisplayName("R9 REC-SYS-05 of two executors asked at once one sends, and nothing is sent twice")
  void oneSends() throws Exception {
    TestRole holder = floor.executor();
    TestRole standby = floor.standby("pod-2");
    List<String> wanted = new ArrayList<>();
    List<Future<HttpResponse<String>>> refused = new ArrayList<>();
    List<Future<HttpResponse<String>>> sent = new ArrayList<>();
    for (int order = 0; order < 5; order++) {
      wanted.add(floor.entry());
    }

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String id : wanted) {
        refused.add(callers.submit(() -> Floor.post(standby, id)));
        sent.add(callers.submit(() -> Floor.post(holder, id)));
      }
    }

    for (Future<HttpResponse<String>> one : refused) {
      assertThat(one.get().statusCode()).isEqualTo(503);
      assertThat(one.get().headers().firstValue("Retry-After")).contains("0");
      assertThat(one.get().body()).contains("\"reason\":\"Standby\"");
    }
    for (Future<HttpResponse<String>> one : sent) {
      assertThat(one.get().statusCode()).isEqualTo(200);
    }
    assertThat(floor.venueOrders()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  @DisplayName("R9 an executor whose token is not the newest sends nothing, however sure it is")
  void oldTokenSendsNothing() throws SQLException {
    TestRole executor = floor.executor();
    String id = floor.entry();
    floor
        .database()
        .execute(
            "UPDATE system.lease SET token = token + 1, holder = 'another',"
                + " expires_at = now() + interval '1 minute'");

    HttpResponse<String> answer = Floor.post(executor, id);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Standby");
    assertThat(floor.stage(id)).isEmpty();
    assertThat(floor.venueOrders()).isEmpty();
  }

  @Test
  @DisplayName("R33 a standby takes over what a holder leaves, and goes on")
  void handsOver() throws SQLException {
    TestRole first = floor.executor();
    TestRole second = floor.standby("pod-2");
    String before = floor.entry();
    Floor.send(first, before);

    first.close();

    await().atMost(5, SECONDS).until(() -> Floor.holds(second));
    String after = floor.entry();
    assertThat(Floor.send(second, after).text("outcome")).isEqualTo("done");
    assertThat(Floor.send(second, before).text("outcome")).isEqualTo("done");
    assertThat(floor.venueOrders()).containsExactlyInAnyOrder(before, after);
    assertThat(floor.one("SELECT max(fence) FROM users.order_dispatch")).isEqualTo("2");
  }

  @Test
  @DisplayName(
      "REC-TE-11 an order whose answer died with the executor is found once and not resent")
  void findsLostAnswer() throws SQLException {
    String taken = floor.entry();
    String lost = floor.entry();
    floor.dispatched(taken);
    floor.dispatched(lost);
    floor.place(taken, floor.market().ticker());

    TestRole executor = floor.executor();

    floor.awaitStage(taken, "done");
    assertThat(floor.facts(taken)).containsExactly("done");
    assertThat(Floor.send(executor, taken).flag("exact")).isTrue();
    Json answer = Floor.send(executor, lost);
    assertThat(answer.text("outcome")).isEqualTo("not_found");
    assertThat(floor.stage(lost)).isEqualTo("sending");
    assertThat(floor.venueOrders()).containsExactly(taken);
  }
}
