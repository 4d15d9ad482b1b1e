package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.SLACK_HOOK;
import static io.rec.venuesimulator.standalone.NoticeDesk.header;
import static io.rec.venuesimulator.standalone.NoticeDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 10 of the contract, on Slack's side. */
class SlackTest {

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
  void later() {
    desk.pass(Duration.ofSeconds(10));
    desk.forget();
  }

  @Test
  @DisplayName("a text is taken with ok in plain words, and its channel is kept and ignored")
  void takesText() {
    HttpResponse<String> answer = post("{\"text\":\"Filled ✓\",\"channel\":\"#desk\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(header(answer, "Content-Type")).startsWith("text/plain");
    assertThat(desk.taken(Venue.SLACK))
        .singleElement()
        .hasToString(
            "{\"hook\":\"T0/B0\",\"payload\":{\"text\":\"Filled ✓\",\"channel\":\"#desk\"}}");
  }

  @Test
  @DisplayName("blocks or attachments do without a text, and a form with a payload is the same")
  void takesOtherForms() {
    String form = "payload=" + URLEncoder.encode("{\"text\":\"a + b\"}", StandardCharsets.UTF_8);

    assertThat(post("{\"blocks\":[{\"type\":\"divider\"}]}").body()).isEqualTo("ok");
    assertThat(post("{\"attachments\":[{\"text\":\"old\"}]}").body()).isEqualTo("ok");
    assertThat(
            desk.send(
                    "slack",
                    "POST",
                    SLACK_HOOK,
                    form,
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .body())
        .isEqualTo("ok");
    assertThat(desk.taken(Venue.SLACK).getLast().toString()).contains("a + b");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`text` | invalid_payload",
        "`[]` | invalid_payload",
        "`{\"text\":\"a\"` | invalid_payload",
        "`{}` | no_text",
        "`{\"text\":\" \"}` | no_text",
        "`{\"blocks\":[]}` | no_text",
        "`{\"blocks\":[1]}` | invalid_blocks",
        "`{\"blocks\":[{}]}` | invalid_blocks",
        "`{\"text\":\"a\",\"attachments\":[1]}` | invalid_payload"
      })
  void refusesBodies(String body, String word) {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(word);
    assertThat(desk.taken(Venue.SLACK)).isEmpty();
  }

  @Test
  @DisplayName("fifty blocks and a hundred attachments are the most")
  void limitsParts() {
    assertThat(post(many("blocks", 50)).body()).isEqualTo("ok");
    assertThat(post(many("blocks", 51)).body()).isEqualTo("invalid_blocks");
    assertThat(post(many("attachments", 100)).body()).isEqualTo("ok");
    assertThat(post(many("attachments", 101)).body()).isEqualTo("too_many_attachments");
  }

  @ParameterizedTest(name = "{0} {1} answers {2}, {3}")
  @CsvSource({
    "POST, /T0/B0/wrong, 403, invalid_token",
    "POST, /T0/B1/secret, 404, no_service",
    "HEAD, /T0/B1/secret, 404, ''",
    "POST, /T0/B0, 404, no_service",
    "POST, /T0/B0/secret/more, 404, no_service",
    "GET, /T0/B0/secret, 405, method_not_allowed",
    "HEAD, /T0/B0/secret, 405, ''"
  })
  void wantsItsAddress(String method, String path, int status, String word) {
    HttpResponse<String> answer = desk.send("slack", method, path, "{\"text\":\"a\"}");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(word);
    assertThat(desk.taken(Venue.SLACK)).isEmpty();
  }

  @Test
  @DisplayName("one message a second, four at once, then 429 with Retry-After")
  void limitsMessages() {
    IntStream.range(0, 4)
        .forEach(turn -> assertThat(post("{\"text\":\"a\"}").body()).isEqualTo("ok"));

    HttpResponse<String> answer = post("{\"text\":\"a\"}");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(header(answer, "Retry-After")).isEqualTo("1");
    assertThat(json(answer).text("error")).hasValue("rate_limited");
    assertThat(desk.taken(Venue.SLACK)).hasSize(4);
    desk.pass(Duration.ofSeconds(1));
    assertThat(post("{\"text\":\"a\"}").body()).isEqualTo("ok");
    assertThat(post("{\"text\":\"a\"}").statusCode()).isEqualTo(429);
  }

  private static String many(String list, int count) {
    List<JsonObject> parts =
        IntStream.range(0, count).mapToObj(n -> new JsonObject().with("type", "divider")).toList();
    return new JsonObject().with(list, parts).toString();
  }

  private static HttpResponse<String> post(String body) {
    return desk.send("slack", "POST", SLACK_HOOK, body, "Content-Type", "application/json");
  }
}
