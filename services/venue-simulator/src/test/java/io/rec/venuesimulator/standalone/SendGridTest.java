package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.header;
import static io.rec.venuesimulator.standalone.NoticeDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.net.http.HttpResponse;
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

/** Section 9 of the contract. */
class SendGridTest {

  private static final String SEND = "/v3/mail/send";
  private static final String MAIL =
      """
      {"personalizations":[{"to":[{"email":"a@example.com"}],"cc":[{"email":"b@example.com"}]}],\
      "from":{"email":"alerts@rec.io","name":"REC.IO"},"subject":"Filled","content":[\
      {"type":"text/plain","value":"Grüße"},{"type":"text/html","value":"<p>Grüße</p>"}]}\
      """;

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
  void nextMinute() {
    desk.pass(Duration.ofMinutes(1));
    desk.forget();
  }

  @Test
  @DisplayName("a mail is taken with 202, an empty body and an id, and is in the inbox as it was")
  void takesMail() {
    HttpResponse<String> answer = send(MAIL);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    List<JsonObject> taken = desk.taken(Venue.SENDGRID);
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().text("id")).hasValue(header(answer, "X-Message-Id"));
    assertThat(taken.getFirst().toString()).contains("Grüße", "a@example.com", "b@example.com");
  }

  @Test
  @DisplayName("each mail has an id of its own")
  void countsIds() {
    assertThat(header(send(MAIL), "X-Message-Id"))
        .hasSize(22)
        .isNotEqualTo(header(send(MAIL), "X-Message-Id"));
  }

  @Test
  @DisplayName("in the sandbox a mail is only tried: 200, and nothing in the inbox")
  void sandbox() {
    HttpResponse<String> answer =
        send(MAIL.replaceFirst("\\{", "{\"mail_settings\":{\"sandbox_mode\":{\"enable\":true}},"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(desk.taken(Venue.SENDGRID)).isEmpty();
  }

  @ParameterizedTest(name = "{0} instead of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"personalizations\":[],\"x\":[` | `\"personalizations\":[` | personalizations",
        "`\"to\":[],\"x\":[{` | `\"to\":[{` | personalizations.0.to",
        "`nobody` | `a@example.com` | personalizations.0.to.0.email",
        "`nobody` | `b@example.com` | personalizations.0.cc.0.email",
        "`A@EXAMPLE.com` | `b@example.com` | personalizations.0",
        "`\"from\":{\"x\":` | `\"from\":{\"email\":` | from.email",
        "`nobody` | `alerts@rec.io` | from.email",
        "`\"subject\":\"\"` | `\"subject\":\"Filled\"` | subject",
        "`\"content\":[],\"x\":[` | `\"content\":[` | content",
        "`\"value\":\"\"` | `\"value\":\"Grüße\"` | content.0.value",
        "`\"type\":\"\"` | `\"type\":\"text/html\"` | content.1.type",
        "`text/html` | `text/plain` | content",
        "`\"reply_to\":{},\"subject\"` | `\"subject\"` | reply_to.email",
        "`\"template_id\":\"mine\",\"subject\"` | `\"subject\"` | template_id",
        "`\"attachments\":[{\"content\":\"AA==\"}],\"subject\"` | `\"subject\"` | attachments.0.filename",
        "`\"attachments\":[{\"content\":\"$\",\"filename\":\"f\"}],\"subject\"` | `\"subject\"` | attachments.0.content"
      })
  void namesTheField(String wrong, String right, String field) {
    HttpResponse<String> answer = send(MAIL.replace(right, wrong));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonObject error = json(answer).objects("errors").getFirst();
    assertThat(error.text("field")).as(answer.body()).hasValue(field);
    assertThat(error.text("message").orElse("")).isNotBlank();
    assertThat(error.text("help").orElse("")).endsWith("#message." + field);
    assertThat(desk.taken(Venue.SENDGRID)).isEmpty();
  }

  @Test
  @DisplayName("text/plain stands before text/html")
  void orderOfParts() {
    String mail =
        MAIL.replace("text/plain", "x")
            .replace("text/html", "text/plain")
            .replace("\"x\"", "\"text/html\"");

    assertThat(send(mail).body()).contains("\"field\":\"content\"", "in that order");
  }

  @Test
  @DisplayName("every personalization may have the subject instead of the mail")
  void subjects() {
    String mail = MAIL.replace("\"subject\":\"Filled\",", "");

    assertThat(send(mail).body()).contains("\"field\":\"subject\"");
    assertThat(send(mail.replace("[{\"to\"", "[{\"subject\":\"s\",\"to\"")).statusCode())
        .isEqualTo(202);
  }

  @Test
  @DisplayName("a template stands for subject and content")
  void templates() {
    String template = "\"template_id\":\"d-%s\"".formatted("0".repeat(32));
    String mail = MAIL.replaceFirst("\"subject\".*", template + "}");

    assertThat(send(mail).statusCode()).isEqualTo(202);
  }

  @Test
  @DisplayName("a thousand recipients and a thousand personalizations are the most")
  void limits() {
    assertThat(send(mailTo(1, 1000)).statusCode()).isEqualTo(202);
    assertThat(send(mailTo(1, 1001)).body())
        .contains("\"field\":\"personalizations\"", "1000 total recipients");
    assertThat(send(mailTo(1000, 1)).statusCode()).isEqualTo(202);
    assertThat(send(mailTo(1001, 1)).body())
        .contains("\"field\":\"personalizations\"", "provided 1001 personalizations");
  }

  @Test
  @DisplayName("a key that is not registered is refused with 401, on every path")
  void wantsItsKey() {
    for (String path : List.of(SEND, "/v3/scopes", "/v3/nothing")) {
      HttpResponse<String> answer =
          desk.send(
              "sendgrid",
              "POST",
              path,
              MAIL,
              "Authorization",
              "Bearer SG.other",
              "Content-Type",
              "application/json");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .isEqualTo(
              "{\"errors\":[{\"message\":\"The provided authorization grant is invalid, expired,"
                  + " or revoked\",\"field\":null,\"help\":null}]}");
    }
    assertThat(desk.send("sendgrid", "POST", SEND, MAIL).statusCode()).isEqualTo(401);
    assertThat(desk.taken(Venue.SENDGRID)).isEmpty();
  }

  @Test
  @DisplayName("a sender who is not verified is refused with 403; a verified domain has many")
  void wantsVerifiedSenders() {
    HttpResponse<String> answer = send(MAIL.replace("alerts@rec.io", "boss@rec.io"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("verified Sender Identity", "\"field\":\"from\"");
    assertThat(send(MAIL.replace("alerts@rec.io", "any@verified.example")).statusCode())
        .isEqualTo(202);
    assertThat(desk.taken(Venue.SENDGRID)).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1} answers {2}")
  @CsvSource({
    "GET, /v3/scopes, 200",
    "POST, /v3/scopes, 405",
    "GET, /v3/mail/send, 405",
    "POST, /v3/mail, 404"
  })
  void knowsItsPaths(String method, String path, int status) {
    assertThat(call(method, path, "", "Content-Type", "application/json").statusCode())
        .isEqualTo(status);
  }

  @Test
  @DisplayName("what is no JSON is refused with 400, what is not said to be with 415")
  void wantsJson() {
    assertThat(send("{").body()).contains("\"message\":\"Bad Request\"");
    assertThat(call("POST", SEND, MAIL, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
  }

  @Test
  @DisplayName("who does not accept JSON is refused with 406")
  void givesJson() {
    assertThat(
            call("POST", SEND, MAIL, "Content-Type", "application/json", "Accept", "text/html")
                .statusCode())
        .isEqualTo(406);
    assertThat(
            call("POST", SEND, MAIL, "Content-Type", "application/json", "Accept", "*/*")
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  @DisplayName("30 MB are the most: more is 413, and the connection lives on")
  void longestMail() {
    String filler = "x".repeat(5 * 1024 * 1024);

    assertThat(send(MAIL.replace("<p>", filler)).statusCode()).isEqualTo(202);
    HttpResponse<String> answer = send(MAIL.replace("<p>", filler.repeat(6)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("payload too large");
    assertThat(send(MAIL).statusCode()).isEqualTo(202);
  }

  @Test
  @DisplayName("600 calls a minute: the headers count down, then 429 until the minute is over")
  void limitsCalls() {
    HttpResponse<String> first = call("GET", "/v3/scopes", "");
    assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("600");
    assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("599");
    long reset = Long.parseLong(header(first, "X-RateLimit-Reset"));

    IntStream.range(0, 599).forEach(turn -> call("GET", "/v3/scopes", ""));
    HttpResponse<String> answer = send(MAIL);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"errors\"", "too many requests");
    assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("0");
    desk.pass(Duration.ofMinutes(1));
    HttpResponse<String> after = send(MAIL);
    assertThat(after.statusCode()).isEqualTo(202);
    assertThat(header(after, "X-RateLimit-Reset")).isEqualTo(String.valueOf(reset + 60));
  }

  private static String mailTo(int personalizations, int each) {
    StringBuilder all = new StringBuilder();
    for (int index = 0; index < personalizations; index++) {
      all.append(index == 0 ? "" : ",").append("{\"to\":[");
      for (int to = 0; to < each; to++) {
        all.append(to == 0 ? "" : ",").append("{\"email\":\"%d@example.com\"}".formatted(to));
      }
      all.append("]}");
    }
    return MAIL.replaceFirst("\\{\"to\".*?\\]\\}(?=\\])", all.toString());
  }

  private static HttpResponse<String> send(String mail) {
    return call("POST", SEND, mail, "Content-Type", "application/json");
  }

  private static HttpResponse<String> call(
      String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + NoticeDesk.SENDGRID_KEY;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return desk.send("sendgrid", method, path, body, all);
  }
}
