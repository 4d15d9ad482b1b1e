package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.DISCORD_HOOK;
import static io.rec.venuesimulator.standalone.NoticeDesk.header;
import static io.rec.venuesimulator.standalone.NoticeDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 10 of the contract, on Discord's side. */
class DiscordTest {

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
  @DisplayName("a message is taken with 204 and no body")
  void takesMessages() {
    HttpResponse<String> answer = post("", "{\"content\":\"Filled ✓\",\"username\":\"REC.IO\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(desk.taken(Venue.DISCORD))
        .singleElement()
        .asString()
        .contains("{\"content\":\"Filled ✓\",\"username\":\"REC.IO\"}");
  }

  @Test
  @DisplayName("who waits gets the message with 200, its id made of the time")
  void answersWithMessage() {
    HttpResponse<String> answer =
        post("?wait=true", "{\"content\":\"a\",\"username\":\"u\",\"embeds\":[{\"title\":\"t\"}]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject message = json(answer);
    assertThat(message.text("content")).hasValue("a");
    assertThat(message.text("channel_id")).hasValue("1100000000000000002");
    assertThat(message.text("webhook_id")).hasValue("1100000000000000001");
    assertThat(message.object("author").orElseThrow().text("username")).hasValue("u");
    assertThat(message.objects("embeds")).hasSize(1);
    assertThat(message.text("id")).isEqualTo(desk.taken(Venue.DISCORD).getFirst().text("id"));
    long millis = (Long.parseLong(message.text("id").orElseThrow()) >> 22) + 1_420_070_400_000L;
    assertThat(message.text("timestamp").orElseThrow())
        .isEqualTo(Instant.ofEpochMilli(millis).toString());
  }

  @ParameterizedTest(name = "wait={0} answers {1}")
  @CsvSource({"true, 200", "True, 200", "1, 200", "false, 204", "0, 204"})
  void waits(String wait, int status) {
    assertThat(post("?wait=" + wait, "{\"content\":\"a\"}").statusCode()).isEqualTo(status);
  }

  @Test
  @DisplayName("embeds do without content, and versions of the API are the same")
  void takesEmbeds() {
    assertThat(post("", "{\"embeds\":[{\"description\":\"d\"}]}").statusCode()).isEqualTo(204);
    String root = desk.address("discord").replace("/webhooks", "/v10/webhooks");
    String path = root.substring(desk.address("telegram").length()) + DISCORD_HOOK;
    assertThat(desk.post("telegram", path, new JsonObject().with("content", "a")).statusCode())
        .isEqualTo(204);
  }

  @Test
  @DisplayName("the hook describes itself")
  void describesItself() {
    JsonObject hook = json(desk.send("discord", "GET", DISCORD_HOOK, ""));

    assertThat(hook.text("id")).hasValue("1100000000000000001");
    assertThat(hook.text("token")).hasValue("discord-token");
    assertThat(hook.whole("type")).hasValue(1L);
    assertThat(hook.text("url").orElseThrow()).doesNotContain("discord.com");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{}` | `\"code\":50006`",
        "`{\"content\":\" \"}` | `{\"message\":\"Cannot send an empty message\",\"code\":50006}`",
        "`{\"content\":\"\",\"embeds\":[]}` | `\"code\":50006`",
        "`{\"content\":5}` | `\"errors\":{\"content\":{\"_errors\":[{\"code\":\"STRING_TYPE_CONVERT\"`",
        "`{\"content\":\"a\",\"embeds\":[1]}` | `\"errors\":{\"embeds\":{\"_errors\"`",
        "`{\"content\":\"a\",\"username\":\"\"}` | `\"errors\":{\"username\":{\"_errors\"`",
        "`{\"content\":\"a\",\"avatar_url\":\"me\"}` | `\"errors\":{\"avatar_url\":{\"_errors\"`",
        "`{\"content\":` | `\"code\":50109`"
      })
  void refusesBodies(String body, String part) {
    HttpResponse<String> answer = post("", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(part);
    assertThat(desk.taken(Venue.DISCORD)).isEmpty();
  }

  @Test
  @DisplayName("2000 characters, counted as people do, are the most of a content")
  void longestContent() {
    assertThat(post("", "{\"content\":\"%s\"}".formatted("🙂".repeat(2000))).statusCode())
        .isEqualTo(204);

    HttpResponse<String> answer = post("", "{\"content\":\"%s\"}".formatted("x".repeat(2001)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[\
            {"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 2000 or fewer in length."}]}}}\
            """);
  }

  @Test
  @DisplayName("ten embeds are the most, with titles of 256 and descriptions of 4096 characters")
  void limitsEmbeds() {
    assertThat(post("", embeds(10, "title", 256)).statusCode()).isEqualTo(204);
    assertThat(post("", embeds(11, "title", 1)).body())
        .contains("\"embeds\":{\"_errors\"", "Must be 10 or fewer in length.");
    assertThat(post("", embeds(1, "title", 257)).body())
        .contains("\"embeds\":{\"0\":{\"title\":{\"_errors\"", "Must be 256 or fewer");
    assertThat(post("", embeds(1, "description", 4097)).body())
        .contains("\"embeds\":{\"0\":{\"description\":{\"_errors\"", "Must be 4096 or fewer");
  }

  @Test
  @DisplayName("80 characters are the most of a name")
  void longestName() {
    String body = "{\"content\":\"a\",\"username\":\"%s\"}";

    assertThat(post("", body.formatted("x".repeat(80))).statusCode()).isEqualTo(204);
    assertThat(post("", body.formatted("x".repeat(81))).body())
        .contains("Must be between 1 and 80 in length.");
  }

  @ParameterizedTest(name = "{0} {1} answers {2} with code {3}")
  @CsvSource({
    "POST, /1100000000000000009/discord-token, 404, 10015",
    "GET, /1100000000000000009/discord-token, 404, 10015",
    "POST, /1100000000000000001/other, 401, 50027",
    "GET, /1100000000000000001, 401, 0",
    "POST, /mine/discord-token, 400, 50035",
    "PATCH, /1100000000000000001/discord-token, 405, 0",
    "POST, /1100000000000000001/discord-token/slack, 404, 0"
  })
  void wantsItsAddress(String method, String path, int status, long code) {
    HttpResponse<String> answer = desk.send("discord", method, path, "{\"content\":\"a\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).whole("code")).hasValue(code);
    assertThat(desk.taken(Venue.DISCORD)).isEmpty();
  }

  @Test
  @DisplayName("five messages in two seconds: the headers count down, then 429 says how long")
  void limitsMessages() {
    HttpResponse<String> first = post("", "{\"content\":\"a\"}");
    assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("5");
    assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("4");
    assertThat(header(first, "X-RateLimit-Reset-After")).isEqualTo("2.000");
    assertThat(header(first, "X-RateLimit-Reset")).matches("\\d{10}\\.\\d{3}");
    assertThat(header(first, "X-RateLimit-Bucket")).isNotEmpty();
    desk.pass(Duration.ofMillis(750));
    IntStream.range(0, 4)
        .forEach(turn -> assertThat(post("", "{\"content\":\"a\"}").statusCode()).isEqualTo(204));

    HttpResponse<String> answer = post("", "{\"content\":\"a\"}");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(header(answer, "Retry-After")).isEqualTo("2");
    assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("0");
    JsonObject body = json(answer);
    assertThat(body.text("message")).hasValue("You are being rate limited.");
    assertThat(body.number("retry_after")).hasValue(new BigDecimal("1.250"));
    assertThat(body.flag("global")).hasValue(false);
    assertThat(desk.taken(Venue.DISCORD)).hasSize(5);
    desk.pass(Duration.ofMillis(1250));
    assertThat(post("", "{\"content\":\"a\"}").statusCode()).isEqualTo(204);
  }

  private static String embeds(int count, String field, int length) {
    return new JsonObject()
        .with(
            "embeds",
            IntStream.range(0, count)
                .mapToObj(n -> new JsonObject().with(field, "x".repeat(length)))
                .toList())
        .toString();
  }

  private static HttpResponse<String> post(String query, String body) {
    return desk.send(
        "discord", "POST", DISCORD_HOOK + query, body, "Content-Type", "application/json");
  }
}
