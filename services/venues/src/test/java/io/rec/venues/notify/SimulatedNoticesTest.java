package io.rec.venues.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.notice.Receipt;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.testing.Bench;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Notice;
import io.rec.venuesimulator.standalone.StandaloneSimulator;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notifiers as they are, against the services as the simulator plays them. */
class SimulatedNoticesTest {

  private static final String SID = "AC0123456789abcdef0123456789abcdef";

  private StandaloneSimulator simulator;
  private Bench bench;

  @BeforeEach
  void start() throws Exception {
    simulator =
        StandaloneSimulator.start(
            Clock.systemUTC(),
            "--symbols",
            "BTC",
            "--ticks",
            "0",
            "--sendgrid-key",
            "SG.key,alerts@rec.io",
            "--smtp-user",
            "desk@rec.io,mail-password",
            "--slack-hook",
            "T0/B0/secret",
            "--discord-hook",
            "1100000000000000001/token",
            "--telegram-bot",
            "77:secret,desk_bot,4242",
            "--sms-account",
            SID + ",sms-token,+15005550006",
            "--webhook",
            "desk,bearer-1");
    bench = new Bench(HttpClient.newBuilder().sslContext(trusting()).build());
  }

  @AfterEach
  void stop() {
    bench.close();
    simulator.close();
  }

  @ParameterizedTest(name = "{0}: the probe passes, and a message arrives")
  @ValueSource(strings = {"sendgrid", "slack", "discord", "telegram", "sms", "webhook", "smtp"})
  void tells(String service) throws Exception {
    Notifier notifier = notifier(service, Map.of());

    notifier.connect();
    Receipt receipt = notifier.send(alert(service));

    assertThat(taken(service)).singleElement().asString().contains("Portfolio drawdown");
    if (List.of("sendgrid", "sms").contains(service)) {
      JsonObject message = taken(service).getFirst();
      assertThat(message.text("id").or(() -> message.text("sid"))).hasValue(receipt.serviceId());
    }
  }

  @ParameterizedTest(name = "{0}: other credentials are refused for good, with {1}")
  @CsvSource({
    "sendgrid, 401",
    "slack, 403",
    "discord, 401",
    "telegram, 401",
    "sms, 401",
    "webhook, 401",
    "smtp, 401"
  })
  void isRefused(String service, int status) {
    Notifier notifier = notifier(service, wrong(service));

    assertThatThrownBy(
            () -> {
              notifier.connect();
              notifier.send(alert(service));
            })
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> assertThat(failed.statusCode()).isEqualTo(status));
    assertThat(taken(service)).isEmpty();
    assertThat(bench.time().pauses()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: waits as it is told and then gives up")
  @ValueSource(strings = {"slack", "discord", "telegram"})
  void waits(String service) throws Exception {
    Notifier notifier = connected(service, Map.of());
    fault(service, Faults.NONE.withStatus(429));

    assertThatThrownBy(() -> notifier.send(alert(service))).isInstanceOf(RateLimitException.class);

    assertThat(bench.time().pauses())
        .isNotEmpty()
        .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
  }

  @ParameterizedTest(name = "{0}: tries again when the service is out of order")
  @ValueSource(strings = {"sendgrid", "slack", "discord", "telegram", "sms", "webhook", "smtp"})
  void triesAgain(String service) throws Exception {
    Notifier notifier = connected(service, Map.of());
    fault(service, Faults.NONE.withStatus(503));

    assertThatThrownBy(() -> notifier.send(alert(service))).isInstanceOf(ConnectorException.class);

    assertThat(bench.time().pauses()).isNotEmpty();
    assertThat(taken(service)).isEmpty();
  }

  @Test
  @DisplayName("a mail goes over TLS, with its copies, and is the same one when it is sent again")
  void mails() throws Exception {
    Notifier mail = connected("smtp", Map.of());
    Message message =
        new Message.Notification(
            "m-1",
            "a@example.com",
            "Grüße",
            "one\n.two\n<b>",
            true,
            new Message.Copies(List.of("b@example.com"), List.of("c@example.com")));
    fault("smtp", Faults.NONE.withDrop(true).withCarriedOut(true));
    assertThatThrownBy(() -> mail.send(message)).isInstanceOf(ConnectorException.class);
    fault("smtp", Faults.NONE);
    mail.send(message);

    assertThat(taken("smtp"))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            taken -> {
              assertThat(taken.flag("tls")).hasValue(true);
              assertThat(taken.texts("recipients"))
                  .containsExactly("a@example.com", "b@example.com", "c@example.com");
              JsonObject header = taken.object("header").orElseThrow();
              assertThat(header.text("message-id")).hasValue("<m-1@recio>");
              assertThat(header.has("bcc")).isFalse();
              assertThat(taken.text("text").orElseThrow()).contains("\r\n.two");
            });
  }

  @Test
  @DisplayName("a recipient that does not exist is an answer of 550, once")
  void noSuchRecipient() throws Exception {
    Notifier mail = connected("smtp", Map.of());

    assertThatThrownBy(
            () ->
                mail.send(
                    new Message.Alert("a-1", "nobody@nowhere.invalid", "Risk", "t", Priority.LOW)))
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.venueCode()).isEqualTo("550"));
    assertThat(bench.time().pauses()).isEmpty();
  }

  @Test
  @DisplayName("SendGrid names the field that is wrong, and a sender that is not verified")
  void namesTheField() throws Exception {
    Notifier mail = connected("sendgrid", Map.of("from_address", "boss@rec.io"));

    assertThatThrownBy(() -> mail.send(alert("sendgrid")))
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> {
              assertThat(failed.statusCode()).isEqualTo(403);
              assertThat(failed.venueCode()).isEqualTo("from");
            });
  }

  private static Message alert(String service) {
    String recipient =
        switch (service) {
          case "sms" -> "+15551234567";
          case "telegram" -> "4242";
          case "slack", "discord", "webhook" -> "#desk";
          default -> "trader@example.com";
        };
    return new Message.Alert(
        "a-1", recipient, "Risk Alert", "Portfolio drawdown exceeds 5%", Priority.HIGH);
  }

  private Notifier connected(String service, Map<String, Object> more) throws Exception {
    Notifier notifier = notifier(service, more);
    notifier.connect();
    return notifier;
  }

  private Notifier notifier(String service, Map<String, Object> more) {
    Map<String, Object> config =
        new HashMap<>(
            switch (service) {
              case "sendgrid" -> Map.of("base_url", at(service), "api_key", "SG.key");
              case "slack" -> Map.of("webhook_url", at(service) + "/T0/B0/secret");
              case "discord" -> Map.of("webhook_url", at(service) + "/1100000000000000001/token");
              case "telegram" -> Map.of("base_url", at(service), "bot_token", "77:secret");
              case "sms" ->
                  Map.of(
                      "base_url",
                      at(service),
                      "account_sid",
                      SID,
                      "auth_token",
                      "sms-token",
                      "from_number",
                      "+15005550006");
              case "webhook" ->
                  Map.of("webhook_url", at(service) + "/desk", "auth_token", "bearer-1");
              default ->
                  Map.of(
                      "smtp_host",
                      "127.0.0.1",
                      "smtp_port",
                      URI.create(at(service)).getPort(),
                      "username",
                      "desk@rec.io",
                      "password",
                      "mail-password");
            });
    config.putAll(more);
    return Made.notifier(provider(service), bench.surroundings(), config);
  }

  private Map<String, Object> wrong(String service) {
    return switch (service) {
      case "sendgrid" -> Map.of("api_key", "SG.other");
      case "slack" -> Map.of("webhook_url", at(service) + "/T0/B0/other");
      case "discord" -> Map.of("webhook_url", at(service) + "/1100000000000000001/other");
      case "telegram" -> Map.of("bot_token", "77:other");
      case "sms", "webhook" -> Map.of("auth_token", "other");
      default -> Map.of("password", "other");
    };
  }

  private static NotifierProvider provider(String service) {
    return switch (service) {
      case "sendgrid" -> new SendGridProvider();
      case "slack" -> new SlackProvider();
      case "discord" -> new DiscordProvider();
      case "telegram" -> new TelegramProvider();
      case "sms" -> new SmsProvider();
      case "webhook" -> new WebhookProvider();
      default -> new EmailProvider();
    };
  }

  private String at(String service) {
    return simulator.address(service);
  }

  private void fault(String service, Faults faults) {
    simulator.simulator().faults().change(Venue.of(service).orElseThrow(), before -> faults);
  }

  private List<JsonObject> taken(String service) {
    return simulator.inbox().of(Venue.of(service).orElseThrow()).stream()
        .map(Notice::message)
        .toList();
  }

  /** Believes the mail server's certificate, as it is given out beside the inbox. */
  private SSLContext trusting() throws GeneralSecurityException, IOException, InterruptedException {
    String pem;
    try (HttpClient client = HttpClient.newHttpClient()) {
      pem =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(at("inbox") + "/smtp.pem")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
    }
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry(
        "simulator",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
