package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.header;
import static io.rec.venuesimulator.standalone.NoticeDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generic sink of section 10, and the inbox where all that was taken can be seen. */
class SinkTest {

  private static NoticeDesk desk;

  @BeforeAll
  static void start() {
    desk = new NoticeDesk();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @BeforeEach
  void forget() {
    desk.forget();
  }

  @Test
  @DisplayName("any JSON is taken, and headers and the bearer token are kept with it")
  void keepsHeaders() {
    HttpResponse<String> answer =
        desk.send(
            "webhook",
            "POST",
            "/guarded",
            "{\"a\":[1]}",
            "Authorization",
            "Bearer bearer-1",
            "Custom-Header",
            "value");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject taken = desk.taken(Venue.WEBHOOK).getFirst();
    assertThat(taken.text("path")).hasValue("/hooks/guarded");
    assertThat(taken.toString())
        .contains(
            "\"authorization\":\"Bearer bearer-1\"",
            "\"custom-header\":\"value\"",
            "\"body\":{\"a\":[1]}");
  }

  @ParameterizedTest(name = "{0} {1} with {2} answers {3}")
  @CsvSource({
    "POST, /open/here, none, 200",
    "POST, /open, none, 404",
    "POST, /guarded, none, 401",
    "POST, /guarded, Bearer other, 401",
    "POST, /guarded, Bearer bearer-1, 200",
    "HEAD, /open/here, none, 405",
    "GET, /guarded, none, 405"
  })
  void wantsItsAddress(String method, String path, String token, int status) {
    HttpResponse<String> answer = desk.send("webhook", method, path, "{}", "Authorization", token);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(desk.taken(Venue.WEBHOOK)).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  @DisplayName("what is no JSON is refused, and a refused method is told the right one")
  void wantsJson() {
    assertThat(desk.send("webhook", "POST", "/open/here", "a=b").statusCode()).isEqualTo(400);
    assertThat(header(desk.send("webhook", "GET", "/open/here", ""), "Allow")).isEqualTo("POST");
  }

  @Test
  @DisplayName("a character that is cut by the network is whole again")
  void keepsCharactersWhole() {
    String text = "é".repeat(400_000);

    desk.send("webhook", "POST", "/open/here", "{\"text\":\"%s\"}".formatted(text));

    assertThat(desk.taken(Venue.WEBHOOK).getFirst().object("body").orElseThrow().text("text"))
        .hasValue(text);
  }

  @Test
  @DisplayName("the inbox shows what came, oldest first, and of one service if asked")
  void showsWhatCame() {
    desk.send("webhook", "POST", "/open/here", "{\"n\":1}");
    desk.post("slack", NoticeDesk.SLACK_HOOK, new JsonObject().with("text", "two"));

    List<JsonObject> all = json(desk.send("inbox", "GET", "", "")).objects("notices");
    List<JsonObject> slack =
        json(desk.send("inbox", "GET", "?service=slack", "")).objects("notices");

    assertThat(all)
        .extracting(n -> n.text("service").orElse(""))
        .containsExactly("webhook", "slack");
    assertThat(all.getFirst().text("time")).hasValue(NoticeDesk.START.toString());
    assertThat(all.getFirst().whole("number").orElseThrow())
        .isLessThan(all.getLast().whole("number").orElseThrow());
    assertThat(slack).singleElement().asString().contains("\"text\":\"two\"");
    assertThat(desk.send("inbox", "GET", "?service=pigeon", "").body())
        .contains("there is no service pigeon");
  }

  @Test
  @DisplayName("the inbox forgets on demand")
  void forgets() {
    desk.send("webhook", "POST", "/open/here", "{}");

    assertThat(desk.send("inbox", "DELETE", "", "").statusCode()).isEqualTo(204);
    assertThat(desk.send("inbox", "GET", "", "").body()).isEqualTo("{\"notices\":[]}");
  }

  @Test
  @DisplayName("what belongs to no service is nowhere")
  void knowsItsPaths() {
    HttpResponse<String> answer = desk.send("sms", "GET", "/elsewhere", "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("nothing is at /elsewhere");
  }
}
