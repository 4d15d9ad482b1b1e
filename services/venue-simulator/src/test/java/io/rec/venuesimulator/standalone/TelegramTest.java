package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.BOT;
import static io.rec.venuesimulator.standalone.NoticeDesk.header;
import static io.rec.venuesimulator.standalone.NoticeDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramTest {

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
  @DisplayName("the bot knows itself, by GET and POST")
  void knowsItself() {
    for (String method : new String[] {"GET", "POST"}) {
      JsonObject answer = json(desk.send("telegram", method, BOT + "/getMe", ""));

      assertThat(answer.flag("ok")).hasValue(true);
      JsonObject bot = answer.object("result").orElseThrow();
      assertThat(bot.whole("id")).hasValue(77L);
      assertThat(bot.flag("is_bot")).hasValue(true);
      assertThat(bot.text("username")).hasValue("desk_bot");
    }
  }

  @ParameterizedTest(name = "{0} is a {1}")
  @CsvSource({"4242, private", "-77, group", "-1001234567890, supergroup", "@traders, channel"})
  void tellsChats(String chat, String kind) {
    HttpResponse<String> answer =
        desk.post(
            "telegram",
            BOT + "/sendMessage",
            new JsonObject().with("chat_id", chat).with("text", "Filled ✓"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject message = json(answer).object("result").orElseThrow();
    assertThat(message.text("text")).hasValue("Filled ✓");
    assertThat(message.object("chat").orElseThrow().text("type")).hasValue(kind);
    assertThat(message.object("from").orElseThrow().text("username")).hasValue("desk_bot");
    assertThat(message.whole("date")).isPresent();
    assertThat(desk.taken(Venue.TELEGRAM).getFirst().toString())
        .contains("\"id\":%d".formatted(message.whole("message_id").orElseThrow()));
  }

  @Test
  @DisplayName("arguments come in JSON, in a form or in the address, and a chat may be a number")
  void readsArguments() {
    String form = "chat_id=4242&text=a+%2B+b&disable_notification=true";

    assertThat(send("{\"chat_id\":4242,\"text\":\"a\"}", "application/json").statusCode())
        .isEqualTo(200);
    assertThat(send(form, "application/x-www-form-urlencoded").statusCode()).isEqualTo(200);
    assertThat(desk.taken(Venue.TELEGRAM).getLast().toString())
        .contains("\"text\":\"a + b\"", "disable_notification");
    assertThat(desk.send("telegram", "GET", BOT + "/sendmessage?" + form, "").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "chat_id=4242 | Bad Request: message text is empty",
        "chat_id=4242&text=+ | Bad Request: message text is empty",
        "text=a | Bad Request: chat_id is empty",
        "chat_id=4243&text=a | Bad Request: chat not found",
        "chat_id=@nobody&text=a | Bad Request: chat not found",
        "chat_id=4242&text=a&parse_mode=rtf | Bad Request: unsupported parse_mode"
      })
  void refusesArguments(String form, String description) {
    HttpResponse<String> answer = send(form, "application/x-www-form-urlencoded");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"ok\":false,\"error_code\":400,\"description\":\"%s\"}".formatted(description));
    assertThat(desk.taken(Venue.TELEGRAM)).isEmpty();
  }

  @Test
  @DisplayName("4096 characters are the most, and what is no JSON is refused")
  void refusesBodies() {
    String body = "{\"chat_id\":4242,\"text\":\"%s\"}";

    assertThat(send(body.formatted("x".repeat(4096)), "application/json").statusCode())
        .isEqualTo(200);
    assertThat(send(body.formatted("x".repeat(4097)), "application/json").body())
        .contains("Bad Request: message is too long");
    assertThat(send("{", "application/json").body()).contains("Bad Request: can't parse");
  }

  @ParameterizedTest(name = "{0} answers {1}: {2}")
  @CsvSource({
    "/bot77:other/getMe, 401, Unauthorized",
    "/bot77:other/sendMessage, 401, Unauthorized",
    "/bot77:telegram-secret/fly, 404, Not Found",
    "/bot77:telegram-secret, 404, Not Found"
  })
  void wantsItsToken(String path, int status, String description) {
    HttpResponse<String> answer =
        desk.post("telegram", path, new JsonObject().with("chat_id", "4242").with("text", "a"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).whole("error_code")).hasValue((long) status);
    assertThat(json(answer).text("description")).hasValue(description);
    assertThat(desk.taken(Venue.TELEGRAM)).isEmpty();
  }

  @Test
  @DisplayName("thirty messages a second, then 429 says in its body how long to wait")
  void limitsMessages() {
    String message = "{\"chat_id\":4242,\"text\":\"a\"}";
    IntStream.range(0, 30).forEach(turn -> send(message, "application/json"));

    HttpResponse<String> answer = send(message, "application/json");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(json(answer).object("parameters").orElseThrow().whole("retry_after")).hasValue(1L);
    assertThat(json(answer).text("description")).hasValue("Too Many Requests: retry after 1");
    assertThat(header(answer, "Retry-After")).isEqualTo("1");
    assertThat(desk.taken(Venue.TELEGRAM)).hasSize(30);
    desk.pass(Duration.ofSeconds(1));
    assertThat(send(message, "application/json").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> send(String body, String type) {
    return desk.send("telegram", "POST", BOT + "/sendMessage", body, "Content-Type", type);
  }
}
