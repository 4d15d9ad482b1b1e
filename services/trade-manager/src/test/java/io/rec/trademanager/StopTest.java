package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The automatic stop of one trade, set by a person; each test has a trade of its own. */
class StopTest {
  private static Desk desk;

  @BeforeAll
  static void start() throws SQLException {
    desk = Desk.started();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  @DisplayName("a change is a version with its author, audited with what was before, and a fact")
  void setsVersions() throws SQLException {
    long trade = desk.opened("s1");

    var first = set(trade, "\"auto_stop\":true,\"current_probability\":55,\"by\":\"ann\"");
    var second = set(trade, "\"auto_stop\":false,\"version\":1,\"by\":\"bob\"");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(Json.of(first.body()).whole("version")).isEqualTo(1);
    assertThat(Json.of(second.body()).whole("version")).isEqualTo(2);
    assertThat(Json.of(second.body()).flag("auto_stop")).isFalse();
    assertThat(Json.of(second.body()).find("current_probability")).isEmpty();
    assertThat(
            desk.database.column(
                """
                SELECT version || ' ' || auto_stop || ' ' || coalesce(current_probability, -1) || ' '
                  || changed_by FROM users.trade_stops WHERE trade_id = %d ORDER BY version"""
                    .formatted(trade)))
        .containsExactly("1 true 55 ann", "2 false -1 bob");
    assertThat(
            desk.database.column(
                """
                SELECT actor || ' ' || (detail #>> '{before,current_probability}') || ' '
                  || (detail #>> '{before,auto_stop}') || ' ' || (detail #>> '{after,auto_stop}')
                FROM users.audit WHERE action = 'trade_stop' AND outcome = 'done'
                  AND detail ->> 'trade' = '%d' AND actor = 'bob'"""
                    .formatted(trade)))
        .containsExactly("bob 55 true false");
    assertThat(
            desk.database.column(
                "SELECT payload ->> 'version' FROM system.outbox WHERE topic = 'trade_stop' AND key = '%d' ORDER BY id"
                    .formatted(trade)))
        .containsExactly("1", "2");
    assertThat(desk.database.column("SELECT message FROM users.trade_logs"))
        .contains(
            "MANAGER: stop set by bob: detached, the floor of the desk; before: attached, a floor of its own, 55 %");
  }

  @Test
  @DisplayName(
      "the same again is no new version, and what somebody else changed is not overwritten")
  void changesOnce() throws SQLException {
    long trade = desk.opened("s2");
    String detach = "\"auto_stop\":false,\"version\":0,\"by\":\"ann\"";

    set(trade, detach);
    var again = set(trade, detach);
    var late = set(trade, "\"auto_stop\":true,\"version\":0,\"by\":\"bob\"");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(Json.of(again.body()).whole("version")).isEqualTo(1);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("\"rule\":\"stop_version\"", "version 1, detached");
    assertThat(desk.one("SELECT count(*) FROM users.trade_stops WHERE trade_id = " + trade))
        .isEqualTo("1");
  }

  @Test
  @DisplayName("a trade that is over or unknown has no stop to set")
  void refusesWhatIsOver() throws SQLException {
    long trade = desk.opened("s3");
    desk.executor.says("s3:close-1", PlayedExecutor.done("10.00", "9.200000", "0.051600"));
    desk.fresh().post("/trades", "{\"intent\":\"close\",\"trade_id\":%d}".formatted(trade));
    desk.awaitStatus(trade, "closed");

    var over = set(trade, "\"auto_stop\":false,\"by\":\"ann\"");
    var unknown = set(987_654, "\"auto_stop\":false,\"by\":\"ann\"");

    assertThat(over.statusCode()).isEqualTo(409);
    assertThat(over.body()).contains("\"rule\":\"trade_held\"");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"rule\":\"trade_known\"");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'by':'ann'|required_fields",
        "'auto_stop':true|required_fields",
        "'auto_stop':'no','by':'ann'|auto_stop",
        "'auto_stop':1,'by':'ann'|auto_stop",
        "'auto_stop':true,'current_probability':101,'by':'ann'|current_probability",
        "'auto_stop':true,'current_probability':-1,'by':'ann'|current_probability",
        "'auto_stop':true,'current_probability':40.5,'by':'ann'|current_probability",
        "'auto_stop':true,'current_probability':'much','by':'ann'|current_probability",
        "'auto_stop':true,'version':'x','by':'ann'|stop_version",
        "'auto_stop':true,'by':' '|changed_by",
        "'auto_stop':true,'by':7|changed_by"
      },
      quoteCharacter = '`')
  void namesTheRule(String fields, String rule) {
    var answer = set(1, fields.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"rule\":\"%s\"".formatted(rule));
  }

  private static HttpResponse<String> set(long trade, String fields) {
    return desk.post("/trades/%d/stop".formatted(trade), "{" + fields + "}");
  }
}
