package io.rec.venues.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.TestCertificate;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmailTest {

  private final Bench bench =
      new Bench(HttpClient.newBuilder().sslContext(TestCertificate.shared().trusting()).build());
  private final ScriptedSmtp server = new ScriptedSmtp(bench.stalls());
  private final Notifier email = email(Map.of("password", ScriptedSmtp.PASSWORD));

  @BeforeEach
  void connect() throws Exception {
    email.connect();
    server.served();
    server.commands().clear();
  }

  @AfterEach
  void stop() {
    server.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-NTF-01 encrypts before it shows its credentials")
  void startsTlsFirst() throws Exception {
    email.send(note("Trade Executed", "Your buy order for AAPL has been filled.", false));

    assertThat(server.commands()).containsSubsequence("STARTTLS", "AUTH");
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  @DisplayName("SEN-NTF-02 plain text is plain, HTML comes with a plain part")
  void contentTypes() throws Exception {
    email.send(note("s", "plain <b>", false));
    email.send(note("s", "<p>Bought <b>100</b> &amp; more</p>", true));

    assertThat(server.mails().getFirst().header("Content-Type")).startsWith("text/plain");
    assertThat(server.mails().getLast().text())
        .contains("multipart/alternative", "Bought 100 & more", "<p>Bought <b>100</b>");
  }

  @Test
  @DisplayName("SEN-NTF-03 sends to CC and BCC, and shows only the former")
  void copies() throws Exception {
    email.send(
        new Message.Notification(
            "m-1",
            "a@example.com",
            "s",
            "t",
            false,
            new Message.Copies(
                List.of("b@example.com", "A@example.com"), List.of("c@example.com"))));

    ScriptedSmtp.Mail mail = server.mails().getFirst();
    assertThat(mail.recipients())
        .containsExactly("a@example.com", "b@example.com", "c@example.com");
    assertThat(mail.header("Cc")).isEqualTo("b@example.com");
    assertThat(mail.text()).doesNotContain("c@example.com").doesNotContain("Bcc");
  }

  @ParameterizedTest(name = "SEN-NTF-04 {0} stands in the subject")
  @EnumSource(Priority.class)
  void priorities(Priority priority) throws Exception {
    email.send(Made.alert(priority));

    ScriptedSmtp.Mail mail = server.mails().getFirst();
    assertThat(mail.header("Subject")).isEqualTo("[%s] Risk Alert".formatted(priority));
    assertThat(mail.header("X-Priority")).isEqualTo(priority.atLeast(Priority.HIGH) ? "1" : "");
    assertThat(mail.recipients()).containsExactly("desk@example.com");
  }

  @Test
  @DisplayName("SEN-NTF-05 a lost answer is sent again as the same mail")
  void sameMailAgain() throws Exception {
    server.loseAnswers(1);

    email.send(note("s", "t", false));

    assertThat(server.mails())
        .extracting(mail -> mail.header("Message-ID"))
        .containsExactly("<m-1@recio>", "<m-1@recio>");
    assertThat(bench.time().pauses()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("wrong credentials are an APIError 401, once, and say no password")
  void wrongPassword() {
    Notifier wrong = email(Map.of("password", "not-" + ScriptedSmtp.PASSWORD));

    assertThatThrownBy(wrong::connect)
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.statusCode()).isEqualTo(401))
        .hasMessageNotContaining(ScriptedSmtp.PASSWORD);
    assertThat(server.served()).isEqualTo(1);
  }

  @Test
  @DisplayName("550 is final, 451 is tried again")
  void codes() {
    server.refuse("550 no such recipient");
    assertThatThrownBy(() -> email.send(note("s", "t", false)))
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.venueCode()).isEqualTo("550"));
    assertThat(server.served()).isEqualTo(1);

    server.refuse("451 later");
    assertThatThrownBy(() -> email.send(note("s", "t", false))).hasMessageContaining("451");
    assertThat(server.served()).isEqualTo(4);
  }

  @Test
  @DisplayName("a subject cannot smuggle a header in, and nonsense is no address")
  void injection() throws Exception {
    email.send(note("s\r\nBcc: x@example.com", "t", false));

    assertThat(server.mails().getFirst().header("Bcc")).isEmpty();
    assertThatThrownBy(
            () ->
                email.send(
                    new Message.Notification(
                        "m", "no address", "s", "t", false, Message.Copies.NONE)))
        .hasMessageContaining("recipient is not a mail address");
  }

  @Test
  @DisplayName("SEN-SEC-02 mail without TLS is refused where money is real")
  void liveNeedsTls() {
    Surroundings here = bench.surroundings();
    Surroundings live =
        new Surroundings(here.client(), here.json(), here.time(), here.listener(), true);

    assertThatThrownBy(() -> Made.notifier(new EmailProvider(), live, Map.of("use_tls", false)))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("use_tls");
  }

  private Notifier email(Map<String, Object> more) {
    Map<String, Object> config =
        new HashMap<>(
            Map.of(
                "smtp_host", "127.0.0.1",
                "smtp_port", server.port(),
                "username", ScriptedSmtp.USER,
                "from_address", "sentio@trading.com",
                "recipient", "desk@example.com"));
    config.putAll(more);
    return Made.notifier(new EmailProvider(), bench.surroundings(), config);
  }

  private static Message note(String subject, String text, boolean html) {
    return new Message.Notification(
        "m-1", "trader@example.com", subject, text, html, Message.Copies.NONE);
  }
}
