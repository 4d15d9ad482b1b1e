package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.NoticeDesk.PASSWORD;
import static io.rec.venuesimulator.standalone.NoticeDesk.USER;
import static io.rec.venuesimulator.standalone.RawMail.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 11 of the contract. */
class SmtpTest {

  private static final String MAIL =
      "From: alerts@rec.io\r\nSubject: Filled\r\n\twith more\r\n\r\nGrüße\r\n..\r\nend";

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
  @DisplayName("the greeting offers TLS, both ways to sign in, a size and eight bits")
  void offersWhatItCan() throws Exception {
    try (RawMail line = open()) {
      assertThat(line.hear()).startsWith("220 ");
      assertThat(line.say("EHLO client").lines())
          .contains("250-STARTTLS", "250-AUTH PLAIN LOGIN", "250-SIZE 10240000", "250-8BITMIME")
          .last()
          .asString()
          .startsWith("250 ");
      assertThat(line.say("QUIT")).startsWith("221 ");
      assertThat(line.hear()).isEmpty();
    }
  }

  @Test
  @DisplayName("a mail is taken with its envelope, without the dots of the way, as it was written")
  void takesMail() throws Exception {
    try (RawMail line = open().signedIn()) {
      assertThat(line.say("MAIL FROM:<alerts@rec.io> SIZE=200 BODY=8BITMIME")).startsWith("250 ");
      assertThat(line.say("RCPT TO:<a@example.com>")).startsWith("250 ");
      assertThat(line.say("rcpt to: <hidden@example.com>")).startsWith("250 ");
      assertThat(line.say("DATA")).startsWith("354 ");
      line.write(MAIL);
      String reply = line.say("\r\n.");
      assertThat(reply).startsWith("250 ");

      JsonObject taken = desk.taken(Venue.SMTP).getFirst();
      assertThat(reply).endsWith(taken.text("id").orElseThrow());
      assertThat(taken.text("from")).hasValue("alerts@rec.io");
      assertThat(taken.texts("recipients")).containsExactly("a@example.com", "hidden@example.com");
      assertThat(taken.text("user")).hasValue(USER);
      assertThat(taken.flag("tls")).hasValue(false);
      assertThat(taken.object("header").orElseThrow().text("subject"))
          .hasValue("Filled\twith more");
      assertThat(taken.text("text")).hasValue(MAIL.replace("\r\n..\r\n", "\r\n.\r\n") + "\r\n");
    }
  }

  @Test
  @DisplayName("only a dot between whole line ends is the end of a mail")
  void endsOnlyAtTheEnd() throws Exception {
    try (RawMail line = open().addressed()) {
      assertThat(line.mail("From: a@b.c\r\n\r\none\n.\ntwo\r\n.\nthree")).startsWith("250 ");

      assertThat(desk.taken(Venue.SMTP).getFirst().text("text").orElseThrow())
          .endsWith("one\n.\ntwo\r\n\nthree\r\n");
    }
  }

  @Test
  @DisplayName("a session takes one mail after the other, and RSET begins anew")
  void takesSeveral() throws Exception {
    try (RawMail line = open().addressed()) {
      line.mail(MAIL);
      assertThat(line.say("RCPT TO:<b@example.com>")).startsWith("503 ");
      line.say("MAIL FROM:<>");
      assertThat(line.say("RSET")).startsWith("250 ");
      assertThat(line.say("MAIL FROM:<alerts@rec.io>")).startsWith("250 ");
      line.say("RCPT TO:<b@example.com>");
      assertThat(line.mail(MAIL)).startsWith("250 ");

      assertThat(desk.taken(Venue.SMTP))
          .extracting(mail -> mail.texts("recipients").getFirst())
          .containsExactly("a@example.com", "b@example.com");
    }
  }

  @Test
  @DisplayName("STARTTLS encrypts, forgets what was said before, and is not offered again")
  void startsTls() throws Exception {
    try (RawMail line = open().signedIn()) {
      assertThat(line.say("STARTTLS now")).startsWith("501 ");
      // A command that is slipped in behind it in the clear is not heard.
      line.write("STARTTLS\r\nNOOP\r\n");
      assertThat(line.hear()).startsWith("220 ");
      line.encrypt(certificate());

      assertThat(line.say("MAIL FROM:<alerts@rec.io>")).startsWith("503 ");
      assertThat(line.say("EHLO client")).contains("AUTH PLAIN LOGIN").doesNotContain("STARTTLS");
      assertThat(line.say("STARTTLS")).startsWith("503 ");
      assertThat(line.say("MAIL FROM:<alerts@rec.io>")).startsWith("530 ");
      line.say("AUTH PLAIN " + plain("", USER, PASSWORD));
      line.say("MAIL FROM:<alerts@rec.io>");
      line.say("RCPT TO:<a@example.com>");
      assertThat(line.mail(MAIL)).startsWith("250 ");
      assertThat(desk.taken(Venue.SMTP).getFirst().flag("tls")).hasValue(true);
    }
  }

  @Test
  @DisplayName("the other port encrypts from the start")
  void encryptsFromTheStart() throws Exception {
    try (RawMail line = new RawMail(desk.port("smtps"), certificate())) {
      line.addressed();
      assertThat(line.mail(MAIL)).startsWith("250 ");
      assertThat(desk.taken(Venue.SMTP).getFirst().flag("tls")).hasValue(true);
    }
  }

  @Test
  @DisplayName("nobody believes the certificate who was not told to")
  void isSelfMade() throws Exception {
    try (NoticeDesk other = new NoticeDesk();
        RawMail line = open()) {
      line.hear();
      line.say("STARTTLS");

      assertThatThrownBy(() -> line.encrypt(other.send("inbox", "GET", "/smtp.pem", "").body()))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  @DisplayName("AUTH PLAIN takes its answer at once or when it is asked, for oneself only")
  void signsInPlain() throws Exception {
    assertThat(signIn("AUTH PLAIN " + plain("", USER, PASSWORD))).startsWith("235 ");
    assertThat(signIn("AUTH PLAIN " + plain(USER, USER, PASSWORD))).startsWith("235 ");
    assertThat(signIn("auth plain", plain("", USER, PASSWORD))).startsWith("235 ");
    assertThat(signIn("AUTH PLAIN " + plain("boss", USER, PASSWORD))).startsWith("535 ");
    assertThat(signIn("AUTH PLAIN " + plain("", USER, "other"))).startsWith("535 ");
    assertThat(signIn("AUTH PLAIN " + plain("", "other", PASSWORD))).startsWith("535 ");
    assertThat(signIn("AUTH PLAIN", "*")).startsWith("501 ");
    assertThat(signIn("AUTH PLAIN ???")).startsWith("501 ");
    assertThat(signIn("AUTH PLAIN " + base64("no zeros"))).startsWith("501 ");
    assertThat(signIn("AUTH CRAM-MD5")).startsWith("504 ");
  }

  @Test
  @DisplayName("AUTH LOGIN asks for the name, unless it has it, and for the password")
  void signsInByLogin() throws Exception {
    String user = base64(USER);

    try (RawMail line = open()) {
      line.hear();
      line.say("EHLO client");
      assertThat(line.say("AUTH LOGIN")).isEqualTo("334 " + base64("Username:"));
      assertThat(line.say(user)).isEqualTo("334 " + base64("Password:"));
      assertThat(line.say(base64(PASSWORD))).startsWith("235 ");
      assertThat(line.say("AUTH LOGIN")).startsWith("503 ");
    }
    assertThat(signIn("AUTH LOGIN " + user, base64(PASSWORD))).startsWith("235 ");
    assertThat(signIn("AUTH LOGIN " + user, base64("other"))).startsWith("535 ");
    assertThat(signIn("AUTH LOGIN", user, "*")).startsWith("501 ");
    assertThat(signIn("AUTH LOGIN", "*")).startsWith("501 ");
  }

  @Test
  @DisplayName("without a registered user nobody gets past 535 and 530")
  void refusesEverybody() throws Exception {
    try (StandaloneSimulator bare =
            StandaloneSimulator.start(Clock.systemUTC(), "--symbols", "BTC");
        RawMail line = new RawMail(URI.create(bare.address("smtp")).getPort())) {
      line.hear();
      line.say("EHLO client");
      assertThat(line.say("MAIL FROM:<alerts@rec.io>")).startsWith("530 ");
      assertThat(line.say("AUTH PLAIN " + plain("", USER, PASSWORD))).startsWith("535 ");
      assertThat(line.say("AUTH PLAIN " + plain("", "", ""))).startsWith("535 ");
      assertThat(line.say("MAIL FROM:<alerts@rec.io>")).startsWith("530 ");
    }
  }

  @ParameterizedTest(name = "{0} before a greeting is out of order")
  @ValueSource(strings = {"MAIL FROM:<a@b.c>", "AUTH LOGIN", "RCPT TO:<a@b.c>", "DATA"})
  void wantsAGreeting(String command) throws Exception {
    try (RawMail line = open()) {
      line.hear();
      assertThat(line.say(command)).startsWith("503 ");
    }
  }

  @ParameterizedTest(name = "{0} answers {1}")
  @CsvSource({
    "EHLO, 501",
    "HELO client, 250",
    "NOOP, 250",
    "VRFY desk, 252",
    "HELP, 502",
    "MAIL FROM:<a@b.c>, 250",
    "MAIL FROM:<>, 250",
    "MAIL FROM:a@b.c, 501",
    "MAIL a@b.c, 501",
    "MAIL FROM:<a@b.c> SIZE=10240000, 250",
    "MAIL FROM:<a@b.c> SIZE=10240001, 552",
    "MAIL FROM:<a@b.c> SMTPUTF8, 555",
    "RCPT TO:<a@b.c>, 503",
    "DATA, 503"
  })
  void answersCommands(String command, String code) throws Exception {
    try (RawMail line = open().signedIn()) {
      assertThat(line.say(command)).startsWith(code + " ");
    }
  }

  @ParameterizedTest(name = "{0} answers {1}")
  @CsvSource({
    "RCPT TO:<a@b.c>, 250",
    "RCPT TO:a@b.c, 501",
    "RCPT TO:<>, 501",
    "RCPT TO:<nobody@nowhere.invalid>, 550",
    "MAIL FROM:<a@b.c>, 503",
    "AUTH LOGIN, 503",
    "DATA, 554"
  })
  void answersInAMail(String command, String code) throws Exception {
    try (RawMail line = open().signedIn()) {
      line.say("MAIL FROM:<alerts@rec.io>");
      assertThat(line.say(command)).startsWith(code + " ");
    }
  }

  @Test
  @DisplayName("a mail without a sender in its header is refused with 554")
  void wantsAFrom() throws Exception {
    try (RawMail line = open().addressed()) {
      assertThat(line.mail("Subject: s\r\n\r\nFrom: nobody")).startsWith("554 ");
      assertThat(desk.taken(Venue.SMTP)).isEmpty();
    }
  }

  @Test
  @DisplayName("a mail above the size is refused with 552, and the session goes on")
  void refusesWhatIsTooBig() throws Exception {
    String line80 = "x".repeat(78) + "\r\n";
    try (RawMail line = open().addressed()) {
      assertThat(line.mail("From: a@b.c\r\n\r\n" + line80.repeat(128_000))).startsWith("552 ");
      assertThat(desk.taken(Venue.SMTP)).isEmpty();
      assertThat(line.say("NOOP")).startsWith("250 ");
    }
  }

  @Test
  @DisplayName("a thousand recipients are the most: 452")
  void limitsRecipients() throws Exception {
    try (RawMail line = open().signedIn()) {
      line.say("MAIL FROM:<alerts@rec.io>");
      for (int index = 0; index < 1000; index++) {
        assertThat(line.say("RCPT TO:<%d@example.com>".formatted(index))).startsWith("250 ");
      }
      assertThat(line.say("RCPT TO:<last@example.com>")).startsWith("452 ");
    }
  }

  @Test
  @DisplayName("a line without an end is refused with 500")
  void limitsLines() throws Exception {
    try (RawMail line = open()) {
      line.hear();
      line.write("x".repeat(12_288));
      assertThat(line.hear()).startsWith("500 ");
      assertThat(line.hear()).isEmpty();
    }
  }

  private static String signIn(String... lines) throws IOException {
    try (RawMail line = open()) {
      line.hear();
      line.say("EHLO client");
      String reply = "";
      for (String next : lines) {
        reply = line.say(next);
      }
      return reply;
    }
  }

  private static RawMail open() throws IOException {
    return new RawMail(desk.port("smtp"));
  }

  private static String certificate() {
    return desk.send("inbox", "GET", "/smtp.pem", "").body();
  }

  private static String plain(String actingFor, String user, String password) {
    return base64("%s\0%s\0%s".formatted(actingFor, user, password));
  }
}
