package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on purpose, in the words of each service. */
class NoticeFaultsTest {

  private record Call(String service, String path, String body, String authorization) {}

  private static final Map<Venue, Call> CALLS =
      Map.of(
          Venue.SENDGRID,
          new Call(
              "sendgrid",
              "/v3/mail/send",
              """
              {"personalizations":[{"to":[{"email":"a@example.com"}]}],"subject":"s",\
              "from":{"email":"alerts@rec.io"},"content":[{"type":"text/plain","value":"t"}]}\
              """,
              "Bearer " + NoticeDesk.SENDGRID_KEY),
          Venue.SLACK,
          new Call("slack", NoticeDesk.SLACK_HOOK, "{\"text\":\"a\"}", ""),
          Venue.DISCORD,
          new Call("discord", NoticeDesk.DISCORD_HOOK, "{\"content\":\"a\"}", ""),
          Venue.TELEGRAM,
          new Call(
              "telegram", NoticeDesk.BOT + "/sendMessage", "{\"chat_id\":4242,\"text\":\"a\"}", ""),
          Venue.SMS,
          new Call(
              "sms",
              "/2010-04-01/Accounts/%s/Messages.json".formatted(NoticeDesk.SMS_SID),
              "To=%2B15551234567&From=%2B15005550006&Body=a",
              "Basic " + RawMail.base64(NoticeDesk.SMS_SID + ":" + NoticeDesk.SMS_TOKEN)),
          Venue.WEBHOOK,
          new Call("webhook", "/open/here", "{}", ""));

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
    desk.pass(Duration.ofMinutes(1));
    desk.forget();
  }

  @AfterEach
  void heal() {
    for (Venue venue : Venue.REAL) {
      desk.fault(venue, faults -> Faults.NONE);
    }
  }

  @ParameterizedTest(name = "{0} says {2} to {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SENDGRID | 429 | `{\"errors\":[{\"message\":\"too many requests\"`",
        "SENDGRID | 500 | `{\"errors\":[{\"message\":\"internal server error\"`",
        "SENDGRID | 503 | `{\"errors\":[{\"message\":\"service not available\"`",
        "SLACK | 403 | action_prohibited",
        "SLACK | 404 | channel_not_found",
        "SLACK | 410 | channel_is_archived",
        "SLACK | 429 | `\"error\":\"rate_limited\"`",
        "SLACK | 500 | rollup_error",
        "SLACK | 503 | service_unavailable",
        "DISCORD | 404 | `{\"message\":\"Unknown Webhook\",\"code\":10015}`",
        "DISCORD | 429 | `\"retry_after\":1.000,\"global\":false`",
        "DISCORD | 500 | `{\"message\":\"500: Internal Server Error\",\"code\":0}`",
        "DISCORD | 503 | `{\"message\":\"503: Service Unavailable\",\"code\":0}`",
        "TELEGRAM | 403 | Forbidden: bot was blocked by the user",
        "TELEGRAM | 429 | `\"parameters\":{\"retry_after\":1}`",
        "TELEGRAM | 500 | `{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error\"}`",
        "TELEGRAM | 503 | `\"error_code\":503`",
        "SMS | 429 | `{\"code\":20429,\"message\":\"Too Many Requests\"`",
        "SMS | 500 | `{\"code\":20500,\"message\":\"Internal Server Error\"`",
        "SMS | 503 | `{\"code\":20503,\"message\":\"Service Unavailable\"`",
        "WEBHOOK | 500 | internal server error",
        "WEBHOOK | 503 | service unavailable"
      })
  void speaksTheServicesWords(Venue venue, int status, String words) {
    desk.fault(venue, faults -> faults.withStatus(status));

    HttpResponse<String> answer = call(venue);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    assertThat(desk.taken(venue)).isEmpty();
  }

  @ParameterizedTest(name = "{0} says in a header how long to wait")
  @EnumSource(names = {"SLACK", "DISCORD", "TELEGRAM", "SMS"})
  void tellsTheWait(Venue venue) {
    desk.fault(venue, faults -> faults.withStatus(429));

    assertThat(header(call(venue), "Retry-After")).isEqualTo("1");
  }

  @ParameterizedTest(name = "{0} hangs up before or after it has taken a message")
  @EnumSource(names = {"SENDGRID", "SLACK", "DISCORD", "TELEGRAM", "SMS", "WEBHOOK"})
  void hangsUp(Venue venue) {
    desk.fault(venue, faults -> faults.withDrop(true));
    assertThatThrownBy(() -> call(venue)).isInstanceOf(UncheckedIOException.class);
    assertThat(desk.taken(venue)).isEmpty();

    desk.fault(venue, faults -> faults.withCarriedOut(true));
    assertThatThrownBy(() -> call(venue)).isInstanceOf(UncheckedIOException.class);
    assertThat(desk.taken(venue)).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} is slow when told to, and nobody else is")
  @EnumSource(names = {"SENDGRID", "SLACK", "DISCORD", "TELEGRAM", "SMS", "WEBHOOK"})
  void isSlow(Venue venue) {
    desk.fault(venue, faults -> faults.withLatency(Duration.ofMillis(300)));

    long began = System.nanoTime();
    HttpResponse<String> answer = call(venue);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(299));
    assertThat(answer.statusCode()).isBetween(200, 204);
  }

  @Test
  @DisplayName("the faults of one service are not those of the others, and the inbox has none")
  void failsForItself() {
    desk.fault(Venue.SLACK, faults -> faults.withStatus(500));

    assertThat(call(Venue.DISCORD).statusCode()).isEqualTo(204);
    assertThat(desk.send("inbox", "GET", "", "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "mail: {0} is said as {1} to {2}")
  @CsvSource({
    "421, 421, greeting",
    "429, 421, greeting",
    "503, 421, greeting",
    "404, 554, greeting",
    "535, 535, sign-in",
    "452, 452, sender",
    "530, 530, sender",
    "450, 450, recipient",
    "550, 550, recipient",
    "451, 451, mail",
    "500, 451, mail",
    "552, 552, mail",
    "554, 554, mail"
  })
  void mailRefusals(int status, String code, String moment) throws Exception {
    desk.fault(Venue.SMTP, faults -> faults.withStatus(status));

    try (RawMail line = mail()) {
      String reply = line.hear();
      if (moment.equals("greeting")) {
        assertThat(line.hear()).as("after the refusal").isEmpty();
      } else {
        line.say("EHLO client");
        String shown = "\0%s\0%s".formatted(NoticeDesk.USER, NoticeDesk.PASSWORD);
        String signedIn = line.say("AUTH PLAIN " + RawMail.base64(shown));
        String sender = line.say("MAIL FROM:<alerts@rec.io>");
        String recipient = line.say("RCPT TO:<a@example.com>");
        reply =
            switch (moment) {
              case "sign-in" -> signedIn;
              case "sender" -> sender;
              case "recipient" -> recipient;
              default -> line.mail("From: a@b.c\r\n\r\nt");
            };
      }
      assertThat(reply).startsWith(code + " ");
    }
    assertThat(desk.taken(Venue.SMTP)).isEmpty();
  }

  @Test
  @DisplayName("mail: a line is cut before anything is said, or in the middle")
  void mailHangsUp() throws Exception {
    desk.fault(Venue.SMTP, faults -> faults.withDrop(true));
    try (RawMail line = mail()) {
      assertThat(line.hear()).isEmpty();
    }
    desk.fault(Venue.SMTP, faults -> Faults.NONE);
    try (RawMail line = mail().addressed()) {
      line.say("DATA");
      desk.fault(Venue.SMTP, faults -> faults.withDrop(true));
      line.write("From: a@b.c\r\n\r\nt");
      assertThat(line.say("\r\n.")).isEmpty();
    }
    assertThat(desk.taken(Venue.SMTP)).isEmpty();
  }

  @Test
  @DisplayName("mail: connections are turned away while open ones live on")
  void mailTurnsAway() throws Exception {
    try (RawMail line = mail().signedIn()) {
      desk.fault(Venue.SMTP, faults -> faults.withRefuseConnections(true));
      try (RawMail other = mail()) {
        assertThat(other.hear()).isEmpty();
      }
      assertThat(line.say("NOOP")).startsWith("250 ");
    }
  }

  @Test
  @DisplayName("mail: it was taken, and its sender does not know or is told otherwise")
  void mailDoubts() throws Exception {
    desk.fault(Venue.SMTP, faults -> faults.withDrop(true).withCarriedOut(true));
    try (RawMail line = mail().addressed()) {
      assertThat(line.mail("From: a@b.c\r\n\r\nt")).isEmpty();
    }
    desk.fault(Venue.SMTP, faults -> Faults.NONE.withStatus(451).withCarriedOut(true));
    try (RawMail line = mail().addressed()) {
      assertThat(line.mail("From: a@b.c\r\n\r\nt")).startsWith("451 ");
    }
    assertThat(desk.taken(Venue.SMTP)).hasSize(2);
  }

  @Test
  @DisplayName("mail: silence is kept until the client gives up")
  void mailIsSilent() throws Exception {
    try (RawMail line = mail().signedIn()) {
      desk.fault(Venue.SMTP, faults -> faults.withHalfOpen(true));
      line.impatient(Duration.ofMillis(300));

      assertThatThrownBy(() -> line.say("NOOP")).isInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName("mail: every reply is late")
  void mailIsSlow() throws Exception {
    desk.fault(Venue.SMTP, faults -> faults.withLatency(Duration.ofMillis(150)));

    long began = System.nanoTime();
    try (RawMail line = mail()) {
      line.hear();
      line.say("EHLO client");
    }

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(299));
  }

  private static HttpResponse<String> call(Venue venue) {
    Call call = CALLS.get(venue);
    return desk.send(
        call.service(),
        "POST",
        call.path(),
        call.body(),
        "Content-Type",
        venue == Venue.SMS ? "application/x-www-form-urlencoded" : "application/json",
        "Authorization",
        call.authorization());
  }

  private static RawMail mail() throws IOException {
    return new RawMail(desk.port("smtp"));
  }
}
