package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KillSwitchTest {

  private Floor floor;
  private TestRole executor;

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor();
    executor = floor.executor();
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"PauseEntries, 2", "CancelOrders, 0", "Flatten, 0"})
  @DisplayName("each level stops entries at once and lets closes out; the upper ones cancel")
  void stops(String level, int resting) throws SQLException {
    String ticker = floor.market().ticker();
    Floor.send(executor, floor.entry());
    floor.restForeign(ticker);
    floor.restForeign(ticker);
    String refused = floor.entry();

    long began = System.nanoTime();
    Json set = set(level);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Json entry = Floor.send(executor, refused);
    Json exit = Floor.send(executor, floor.sellYes(ticker, "2"));

    assertThat(set.text("level")).isEqualTo(level);
    assertThat(took).isLessThan(Duration.ofSeconds(2));
    assertThat(entry.text("outcome")).isEqualTo("never");
    assertThat(entry.text("reason")).contains("kill_switch: found " + level);
    assertThat(exit.text("outcome")).isEqualTo("done");
    assertThat(floor.restingOrders()).isEqualTo(resting);
    assertThat(floor.position(ticker)).isEqualByComparingTo("0");
    assertThat(floor.one("SELECT level FROM users.kill_switch")).isEqualTo(level);
    assertThat(floor.one("SELECT actor FROM users.audit WHERE action = 'kill_switch'"))
        .isEqualTo("anna");
    assertThat(floor.one("SELECT payload->>'level' FROM system.outbox WHERE topic = 'kill_switch'"))
        .isEqualTo(level);
  }

  @Test
  @DisplayName("is durable: an executor that starts later stops as well, until it is released")
  void isDurable() throws SQLException {
    set("PauseEntries");
    executor.close();
    TestRole next = floor.executor();

    assertThat(Floor.send(next, floor.entry()).text("outcome")).isEqualTo("never");

    executor = next;
    set("None");
    assertThat(Floor.send(next, floor.entry()).text("outcome")).isEqualTo("done");
  }

  @Test
  @DisplayName("a level that the operator sets cancels what rests, and nobody can weaken it here")
  void followsOperator() throws SQLException {
    floor.restForeign(floor.market().ticker());

    floor.config().withControl("CancelOrders");

    await().atMost(10, SECONDS).until(() -> floor.restingOrders() == 0);
    Json set = set("None");
    assertThat(set.text("level")).isEqualTo("CancelOrders");
    assertThat(set.text("stored")).isEqualTo("None");
    assertThat(Json.of(executor.get("/kill-switch").body()).text("control"))
        .isEqualTo("CancelOrders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"level\":\"Loud\",\"reason\":\"x\",\"by\":\"anna\"}",
        "{\"level\":\"None\",\"reason\":\" \",\"by\":\"anna\"}",
        "{\"level\":\"None\",\"reason\":\"x\"}"
      })
  @DisplayName("refuses a level that it does not know, and nobody in particular")
  void refusesNonsense(String body) throws SQLException {
    HttpResponse<String> answer = Floor.put(executor, "/kill-switch", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(floor.one("SELECT set_by FROM users.kill_switch")).isEqualTo("installation");
  }

  private Json set(String level) {
    HttpResponse<String> answer =
        Floor.put(
            executor,
            "/kill-switch",
            "{\"level\":\"%s\",\"reason\":\"test\",\"by\":\"anna\"}".formatted(level));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.of(answer.body());
  }
}
