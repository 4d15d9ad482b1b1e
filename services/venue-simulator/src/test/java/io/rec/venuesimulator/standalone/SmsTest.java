package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.SMS_NUMBER;
import static io.rec.venuesimulator.standalone.NoticeDesk.SMS_SID;
import static io.rec.venuesimulator.standalone.NoticeDesk.SMS_TOKEN;
import static io.rec.venuesimulator.standalone.NoticeDesk.header;
import static io.rec.venuesimulator.standalone.NoticeDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTest {

  private static final String ACCOUNT = "/2010-04-01/Accounts/" + SMS_SID;
  private static final String TO = "+15551234567";

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
  @DisplayName("a text message is taken with 201 and queued")
  void takesMessages() {
    HttpResponse<String> answer = send(TO, SMS_NUMBER, "Filled ✓ & more");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonObject message = json(answer);
    assertThat(message.text("sid").orElseThrow()).matches("SM[0-9a-f]{32}");
    assertThat(message.text("status")).hasValue("queued");
    assertThat(message.text("to")).hasValue(TO);
    assertThat(message.text("from")).hasValue(SMS_NUMBER);
    assertThat(message.text("body")).hasValue("Filled ✓ & more");
    assertThat(message.text("date_created")).hasValue("Mon, 2 Mar 2026 12:30:00 GMT");
    assertThat(desk.taken(Venue.SMS)).singleElement().hasToString(answer.body());
  }

  @ParameterizedTest(name = "{0} times {1} makes {2}")
  @CsvSource({"160, a, 1", "161, a, 2", "306, a, 2", "307, a, 3", "70, ✓, 1", "71, ✓, 2"})
  void countsSegments(int times, String letter, String segments) {
    assertThat(json(send(TO, SMS_NUMBER, letter.repeat(times))).text("num_segments"))
        .hasValue(segments);
  }

  @ParameterizedTest(name = "to {0} from {1}: {2} is {3}")
  @CsvSource({
    "'', +15005550006, a, 21604",
    "5551234567, +15005550006, a, 21211",
    "+15551234567, '', a, 21603",
    "+15551234567, desk, a, 21212",
    "+15551234567, +15005550007, a, 21606",
    "+15005550006, +15005550006, a, 21266",
    "+15551234567, +15005550006, '', 21602"
  })
  void refusesForms(String to, String from, String body, long code) {
    HttpResponse<String> answer = send(to, from, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonObject error = json(answer);
    assertThat(error.whole("code")).hasValue(code);
    assertThat(error.whole("status")).hasValue(400L);
    assertThat(error.text("message").orElse("")).isNotBlank();
    assertThat(error.text("more_info")).hasValue("https://www.twilio.com/docs/errors/" + code);
    assertThat(desk.taken(Venue.SMS)).isEmpty();
  }

  @Test
  @DisplayName("1600 characters are the most")
  void longestBody() {
    assertThat(send(TO, SMS_NUMBER, "x".repeat(1600)).statusCode()).isEqualTo(201);
    assertThat(json(send(TO, SMS_NUMBER, "x".repeat(1601))).whole("code")).hasValue(21617L);
  }

  @Test
  @DisplayName("the account says that it is active")
  void knowsItself() {
    HttpResponse<String> answer = call("GET", ACCOUNT + ".json", "", SMS_TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).text("sid")).hasValue(SMS_SID);
    assertThat(json(answer).text("status")).hasValue("active");
  }

  @Test
  @DisplayName("a token that is not the account's is refused with 401 and code 20003")
  void wantsItsToken() {
    for (String method : new String[] {"GET", "POST"}) {
      HttpResponse<String> answer = call(method, ACCOUNT + "/Messages.json", "", "other");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(json(answer).whole("code")).hasValue(20003L);
      assertThat(header(answer, "WWW-Authenticate")).startsWith("Basic");
    }
    assertThat(desk.send("sms", "GET", ACCOUNT + ".json", "").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0} {1} answers 404")
  @CsvSource({
    "POST, /2010-04-01/Accounts/ACother/Messages.json",
    "GET, /2010-04-01/Accounts/ACother.json",
    "GET, /2010-04-01/Accounts.json",
    "DELETE, /2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef.json"
  })
  void knowsOnlyItsOwn(String method, String path) {
    HttpResponse<String> answer = call(method, path, "", SMS_TOKEN);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).whole("code")).hasValue(20404L);
    assertThat(json(answer).text("message").orElse("")).contains(path);
  }

  private static HttpResponse<String> send(String to, String from, String body) {
    String form = "To=%s&From=%s&Body=%s".formatted(encoded(to), encoded(from), encoded(body));
    return call("POST", ACCOUNT + "/Messages.json", form, SMS_TOKEN);
  }

  private static HttpResponse<String> call(String method, String path, String form, String token) {
    String pair = SMS_SID + ":" + token;
    return desk.send(
        "sms",
        method,
        path,
        form,
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
