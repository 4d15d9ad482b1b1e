package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that PostgreSQL cannot keep is the request's fault and not the database's. */
class StorableTextTest {

  private static final String REQUEST = "\"request_id\":\"request-0001\"";

  private static Desk desk;
  private static Browser admin;

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = Desk.prepared();
    desk.config().withControl("None");
    desk.start();
    admin = desk.browser().signIn();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @ParameterizedTest
  @DisplayName("NUL and halves of characters are refused in every form by the field's name")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PUT | /api/kill | reason | {\"level\":\"none\",\"reason\":\"a%s\"," + REQUEST + "}",
        "PUT | /api/kill | reason | {\"level\":\"none\",\"reason\":\"a%s\",\"reason\":\"b\","
            + REQUEST
            + "}",
        "POST | /api/system/db-poller/restart | reason | {\"reason\":\"%s\"," + REQUEST + "}",
        "POST | /api/account/reconcile/balance | balance | {\"balance\":\"1%s\"," + REQUEST + "}",
        "PUT | /api/preferences | strategy | {\"strategy\":\"a%s\"}",
        "PUT | /api/preferences | screen | {\"screen\":{\"panels\":[{\"name\":\"a%sb\"}]}}",
        "POST | /auth/login | username | {\"username\":\"a%s\",\"password\":\"a password\"}",
        "POST | /api/auth/login | password | {\"username\":\"tom\",\"password\":\"a%s\"}",
        "POST | /api/auth/accounts | username | {\"username\":\"tom%s\",\"role\":\"viewer\"}",
        "POST | /api/auth/password | old | {\"old\":\"a%s\",\"new\":\"quite another password\"}",
      })
  void refusesInForms(String method, String path, String field, String form) {
    for (String text : List.of("\\u0000", "\\ud800", "\\udc00x", "\\ud83e\\ud83e")) {
      HttpResponse<String> answer = admin.send(method, path, form.formatted(text));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(Json.of(answer.body()).at("fields").values())
          .extracting(each -> each.text("field") + " " + each.text("rule"))
          .containsExactly(field + " has characters that cannot be kept");
    }
  }

  @Test
  @DisplayName("so are they in the names of what only a screen knows")
  void refusesInNames() {
    for (String name : List.of("a\\u0000", "\\ud800")) {
      HttpResponse<String> answer =
          admin.send("PUT", "/api/preferences", "{\"screen\":{\"%s\":1}}".formatted(name));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("every other text is kept as it was sent")
  void keepsWhatCanBeKept() throws SQLException {
    String text = "Žofie \\ud83e\\udd8a \\uffff \\\\u0000 \\u0001";

    HttpResponse<String> answer =
        admin.send(
            "PUT",
            "/api/kill",
            "{\"level\":\"none\",\"reason\":\"%s.\",%s}".formatted(text, REQUEST));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(desk.database().column("SELECT reason FROM users.kill_switch"))
        .containsExactly("Žofie \ud83e\udd8a \uffff \\u0000 \u0001.");
  }

  @ParameterizedTest
  @DisplayName("in a query it is refused by the parameter's name")
  @ValueSource(strings = {"/api/trades?symbol=BTC&strategy=a%00", "/api/log?text=x&strategy=%00"})
  void refusesInQueries(String path) {
    HttpResponse<String> answer = admin.get(path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Json.of(answer.body()).at("fields").values().getFirst().text("field"))
        .isEqualTo("strategy");
  }

  @ParameterizedTest
  @DisplayName("nothing has an id with it in it")
  @ValueSource(
      strings = {
        "POST /api/auth/accounts/%00/reset",
        "POST /api/auth/accounts/user_0001%00/reset",
        "POST /api/system/a%00/restart",
        "GET /api/prices/B%00",
        "GET /api/system/a%00",
        "DELETE /api/auth/devices/1%00"
      })
  void findsNothing(String asked) {
    String[] parts = asked.split(" ", 2);
    HttpResponse<String> answer =
        admin.send(parts[0], parts[1], parts[0].equals("POST") ? "{}" : "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(Json.of(answer.body()).text("reason")).isNotEmpty();
  }

  @Test
  @DisplayName("who may not ask is told that first")
  void signInComesFirst() {
    assertThat(desk.browser().post("/api/auth/accounts/%00/reset", "{}").statusCode())
        .isEqualTo(401);
    assertThat(desk.browser().send("PUT", "/api/kill", "{\"reason\":\"\\u0000\"}").statusCode())
        .isEqualTo(401);
  }
}
