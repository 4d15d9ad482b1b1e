package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person wants a component restarted: what the failure detector is told, and what the person. */
class RestartTest {

  private static final String ROUTE = "POST /api/restart_requests";

  private static final FakePeer detector = FakePeer.start();
  private static Desk desk;
  private static Browser admin;

  private int before;

  @BeforeAll
  static void open() throws SQLException {
    desk = Desk.prepared().with("RECIO_NAMESPACE", "trading").with("RECIO_SYSTEM", "desk");
    desk.config().with("trade-manager").port("cascading-failure-detector", detector.port());
    desk.start();
    admin = desk.browser().signIn();
  }

  @AfterAll
  static void close() {
    desk.close();
    detector.close();
  }

  @BeforeEach
  void begin() {
    detector.answersTo(ROUTE, 202, "{\"outcome\":\"asked\"}");
    before = handedOn();
  }

  @Test
  @DisplayName("TPS-PM-04 a restart is handed to the detector with who and why, and accepted")
  void handsARestartOn() throws SQLException {
    HttpResponse<String> answer = restart(admin, "request-0001", "stuck");

    assertThat(answer.statusCode()).isEqualTo(202);
    Json asked = Json.of(answer.body());
    assertThat(asked.text("component")).isEqualTo("trade-manager");
    assertThat(asked.text("request_id")).isEqualTo("request-0001");
    assertThat(asked.text("detail")).contains("gives trade-manager new pods");
    assertThat(handedOn()).isEqualTo(before + 1);
    Json wish = Json.of(detector.bodies().get(detector.asked().lastIndexOf(ROUTE)));
    assertThat(wish.text("component")).isEqualTo("trade-manager");
    assertThat(wish.text("by")).isEqualTo("admin");
    assertThat(wish.text("reason")).isEqualTo("stuck");
    assertThat(wish.text("request_id")).isEqualTo("request-0001");
    assertThat(desk.trail()).endsWith("admin ask_restart asked", "admin ask_restart done");
  }

  @Test
  @DisplayName("a restart that the detector refuses is refused in its words, without a command")
  void refusesInWords() throws SQLException {
    detector.answersTo(
        ROUTE, 409, "{\"status\":409,\"reason\":\"TooSoon\",\"detail\":\"Ask again in 6 s.\"}");

    HttpResponse<String> answer = restart(admin, "request-0002", "stuck");

    assertThat(answer.statusCode()).isEqualTo(409);
    Json refused = Json.of(answer.body());
    assertThat(refused.text("reason")).isEqualTo("TooSoon");
    assertThat(refused.text("detail")).isEqualTo("Ask again in 6 s.");
    assertThat(refused.at("commands").values()).isEmpty();
    assertThat(desk.trail()).endsWith("admin ask_restart asked", "admin ask_restart refused");
  }

  @ParameterizedTest
  @DisplayName("what the detector cannot hand on is answered with the operator's own verb")
  @ValueSource(ints = {401, 404, 503})
  void answersWithTheVerb(int status) {
    detector.answersTo(ROUTE, status, "{\"status\":%d}".formatted(status));

    HttpResponse<String> answer = restart(admin, "request-0003", "stuck");

    assertThat(answer.statusCode()).isEqualTo(409);
    Json left = Json.of(answer.body());
    assertThat(left.text("reason")).isEqualTo("OperatorOnly");
    assertThat(left.text("detail")).contains("cascading-failure-detector", "asks the operator");
    assertThat(left.at("commands").values())
        .singleElement()
        .satisfies(
            command ->
                assertThat(command.node().getStringValue())
                    .isEqualTo(
                        "kubectl -n trading annotate tradingsystem desk --overwrite"
                            + " rec.io/restart=trade-manager/request-0003 rec.io/by=admin"));
  }

  @Test
  @DisplayName("an answer that does not say so is not taken for a restart that was asked for")
  void believesNoEmptyAnswer() {
    detector.answersTo(ROUTE, 200, "{}");

    assertThat(restart(admin, "request-0004", "stuck").statusCode()).isEqualTo(409);
  }

  @Test
  @DisplayName("the command beside a component is the operator's verb, with a new word each time")
  void showsTheVerb() {
    assertThat(admin.json("/api/system/trade-manager").at("data").text("restart_command"))
        .isEqualTo(
            "kubectl -n trading annotate tradingsystem desk --overwrite"
                + " rec.io/restart=trade-manager/$(date +%s)");
  }

  @Test
  @DisplayName("only an administrator restarts, only what there is, and nobody without a reason")
  void refusesTheRest() throws SQLException {
    desk.account("tom", "trader");

    assertThat(restart(desk.browser().signInAs("tom"), "request-0005", "stuck").statusCode())
        .isEqualTo(403);
    assertThat(restart(admin, "request-0006", " ").statusCode()).isEqualTo(400);
    assertThat(restart(admin, "request-0007", "a".repeat(301)).statusCode()).isEqualTo(400);
    assertThat(admin.post("/api/system/nobody/restart", body("request-0008", "stuck")).statusCode())
        .isEqualTo(404);
    assertThat(handedOn()).isEqualTo(before);
  }

  private static HttpResponse<String> restart(Browser browser, String request, String reason) {
    return browser.post("/api/system/trade-manager/restart", body(request, reason));
  }

  private static String body(String request, String reason) {
    return "{\"request_id\":\"%s\",\"reason\":\"%s\"}".formatted(request, reason);
  }

  private static int handedOn() {
    return (int) detector.asked().stream().filter(ROUTE::equals).count();
  }
}
