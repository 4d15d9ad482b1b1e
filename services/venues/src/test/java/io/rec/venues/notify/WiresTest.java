package io.rec.venues.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.notice.Receipt;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WiresTest {

  private final Bench bench = new Bench();
  private final AtomicReference<Answer> next =
      new AtomicReference<>(
          Answer.json(200, "{\"ok\":true,\"result\":{\"username\":\"desk_bot\"}}"));
  private final FaultyHttp service = new FaultyHttp(bench.stalls(), request -> next.get());

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-NTF-06 a webhook gets the bearer token, the headers and the id of the message")
  void webhookHeaders() throws Exception {
    Request request =
        sent(
            new WebhookProvider(),
            Map.of(
                "webhook_url",
                service.root() + "/hook",
                "auth_token",
                "bearer-1",
                "headers",
                Map.of("Custom-Header", "value")),
            Made.note("n-1"));

    assertThat(request.header("Authorization")).isEqualTo("Bearer bearer-1");
    assertThat(request.header("Custom-Header")).isEqualTo("value");
    assertThat(request.header("Idempotency-Key")).isEqualTo("n-1");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.body())
        .isEqualTo(
            """
            {"id":"n-1","type":"notification","recipient":"#trading-alerts","subject":"Trade Alert",\
            "message":"AAPL buy <signal>","timestamp":"2026-03-02T15:00:00Z"}\
            """);
  }

  @Test
  @DisplayName("SEN-NTF-07, SEN-NTF-08, SEN-ENG-02 alerts and trades have their own schema")
  void webhookSchemas() throws Exception {
    Map<String, Object> config = Map.of("webhook_url", service.root() + "/hook");

    String alert = sent(new WebhookProvider(), config, Made.alert(Priority.HIGH)).body();
    String trade = sent(new WebhookProvider(), config, Made.trade()).body();

    assertThat(alert)
        .contains("\"type\":\"alert\"", "\"alert_type\":\"Risk Alert\"", "\"priority\":\"high\"");
    assertThat(trade)
        .contains(
            "\"type\":\"trade\"",
            "\"symbol\":\"AAPL\"",
            "\"action\":\"buy\"",
            "\"quantity\":\"100\"",
            "\"price\":\"150.00\"",
            "\"order_id\":\"o-9\"",
            "\"timestamp\":\"2026-01-02T10:30:00Z\"");
  }

  @Test
  @DisplayName("a signed webhook can be checked with the shared key")
  void webhookSignature() throws Exception {
    Request request =
        sent(
            new WebhookProvider(),
            Map.of("webhook_url", service.root() + "/hook", "hmac_secret", "key"),
            Made.note("n-1"));

    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new javax.crypto.spec.SecretKeySpec("key".getBytes(StandardCharsets.UTF_8), "x"));
    String signed = request.header("X-Timestamp") + "." + request.body();
    assertThat(request.header("X-Signature"))
        .isEqualTo(
            "sha256="
                + java.util.HexFormat.of()
                    .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  @DisplayName("SEN-NTF-09 Slack: text, channel, and no word that wakes everybody")
  void slack() throws Exception {
    Request request =
        sent(
            new SlackProvider(),
            Map.of("webhook_url", service.root() + "/services/T/B/secret"),
            Made.note("n-1"));

    assertThat(request.body())
        .isEqualTo(
            "{\"text\":\"*Trade Alert*\\n"
                + "AAPL buy &lt;signal&gt;\",\"channel\":\"#trading-alerts\"}");
  }

  @Test
  @DisplayName("SEN-NTF-09 Discord: content with the recipient, cut at 2000 characters")
  void discord() throws Exception {
    Map<String, Object> config = Map.of("webhook_url", service.root() + "/api/webhooks/1/token");

    String usual = sent(new DiscordProvider(), config, Made.note("n-1")).body();
    String longest =
        sent(
                new DiscordProvider(),
                config,
                new Message.Alert("a", "", "t", "x".repeat(5000), Priority.LOW))
            .body();

    assertThat(usual)
        .isEqualTo(
            """
            {"content":"#trading-alerts **Trade Alert**\\nAAPL buy <signal>","username":"REC.IO",\
            "allowed_mentions":{"parse":[]}}\
            """);
    assertThat(longest.length()).isLessThan(2100);
  }

  @Test
  @DisplayName("Discord's wait in the body is kept to the millisecond")
  void discordRetryAfter() throws Exception {
    Notifier discord =
        connected(
            new DiscordProvider(), Map.of("webhook_url", service.root() + "/api/webhooks/1/t"));
    next.set(Answer.json(429, "{\"message\":\"slow\",\"retry_after\":1.337,\"global\":false}"));
    service.served();

    assertThatThrownBy(() -> discord.send(Made.note("n"))).hasMessageContaining("too many");

    assertThat(bench.time().pauses())
        .containsExactly(Duration.ofMillis(1337), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  @DisplayName("SEN-NTF-10 Telegram: the chat and the text, the token only in the path")
  void telegram() throws Exception {
    Request request =
        sent(
            new TelegramProvider(),
            Map.of(
                "base_url", service.root().toString(), "bot_token", "77:abc-def", "chat_id", "-5"),
            Made.alert(Priority.CRITICAL));

    assertThat(request.route()).isEqualTo("POST /bot77:abc-def/sendMessage");
    assertThat(request.body()).contains("\"chat_id\":\"-5\"", "[CRITICAL] Risk Alert\\nPortfolio");
  }

  @Test
  @DisplayName("TPS-SG-02 to TPS-SG-06 SendGrid: verb, path, key, addresses, both parts, 202")
  void sendGrid() throws Exception {
    next.set(new Answer(202, "", Map.of("X-Message-Id", "sg-1"), ""));
    Notifier sendGrid =
        connected(
            new SendGridProvider(),
            Map.of("base_url", service.root().toString(), "api_key", "SG.key-1"));

    Receipt receipt =
        sendGrid.send(
            new Message.Notification(
                "n-1",
                "Trader <trader@example.com>",
                "Trade Executed",
                "bought <3> & more",
                false,
                new Message.Copies(List.of("TRADER@example.com"), List.of("b@example.com"))));

    Request request = service.requests().getLast();
    assertThat(receipt.serviceId()).isEqualTo("sg-1");
    assertThat(request.route()).isEqualTo("POST /v3/mail/send");
    assertThat(request.header("Authorization")).isEqualTo("Bearer SG.key-1");
    assertThat(request.body())
        .contains(
            "\"email\":\"alerts@rec.io\"",
            "\"name\":\"REC.IO Trading System\"",
            "\"email\":\"trader@example.com\"",
            "\"name\":\"Trader\"",
            "\"bcc\":[{\"email\":\"b@example.com\"}]",
            "bought &lt;3&gt; &amp; more")
        .doesNotContain("\"cc\"");
    assertThat(request.body().indexOf("text/plain"))
        .isLessThan(request.body().indexOf("text/html"));
  }

  @Test
  @DisplayName("TPS-SG-07 a 400 of SendGrid is one call and names the field")
  void sendGridRefusal() throws Exception {
    Notifier sendGrid =
        connected(
            new SendGridProvider(),
            Map.of("base_url", service.root().toString(), "api_key", "SG.key-1"));
    next.set(
        Answer.json(
            400,
            "{\"errors\":[{\"message\":\"bad"
                + " SG.key-1\",\"field\":\"from.email\",\"help\":null}]}"));
    service.served();

    assertThatThrownBy(
            () ->
                sendGrid.send(
                    new Message.Notification(
                        "n", "a@example.com", "s", "t", false, Message.Copies.NONE)))
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> assertThat(failed.venueCode()).isEqualTo("from.email"))
        .hasMessageContaining("from.email: bad ***");
    assertThat(service.served()).isEqualTo(1);
  }

  @Test
  @DisplayName("REC-NTF-01 a text message: form, basic authorization, the service's id")
  void sms() throws Exception {
    next.set(Answer.json(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}"));
    Map<String, Object> config =
        Map.of(
            "base_url", service.root().toString(),
            "account_sid", "AC1",
            "auth_token", "sms-token",
            "from_number", "+15550001111",
            "to_number", "+15550002222");
    Notifier sms = connected(new SmsProvider(), config);

    Receipt receipt = sms.send(Made.alert(Priority.CRITICAL));

    Request request = service.requests().getLast();
    assertThat(receipt.serviceId()).isEqualTo("SM1");
    assertThat(request.route()).isEqualTo("POST /2010-04-01/Accounts/AC1/Messages.json");
    assertThat(request.header("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("AC1:sms-token".getBytes(StandardCharsets.UTF_8)));
    assertThat(URLDecoder.decode(request.body(), StandardCharsets.UTF_8))
        .startsWith("To=+15550002222&From=+15550001111&Body=[CRITICAL] Risk Alert: Portfolio");
    assertThatThrownBy(() -> sms.send(Made.note("n"))).hasMessageContaining("+15551234567");
  }

  @Test
  @DisplayName("a setting that is missing or wrong is refused by its name")
  void settings() {
    assertThatThrownBy(() -> Made.notifier(new SendGridProvider(), bench.surroundings(), Map.of()))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessage("connector told: api_key is missing");
    assertThatThrownBy(
            () ->
                Made.notifier(
                    new WebhookProvider(),
                    bench.surroundings(),
                    Map.of("webhook_url", "ftp://secret-host/secret-path")))
        .hasMessage("connector told: webhook_url is neither https nor http");
  }

  @Test
  @DisplayName("a key or a header that cannot be sent is refused without saying it")
  void unsendable() throws Exception {
    Notifier webhook =
        connected(
            new WebhookProvider(),
            Map.of("webhook_url", service.root() + "/hook", "auth_token", "two\nlines-of-key"));
    Map<String, Object> bot = Map.of("bot_token", "12:a key", "chat_id", "1");

    assertThatThrownBy(() -> webhook.send(Made.note("n-1")))
        .isInstanceOf(ConnectorRefusedException.class)
        .hasMessage("told: the header Authorization cannot be sent as it is")
        .hasNoCause();
    assertThatThrownBy(() -> Made.notifier(new TelegramProvider(), bench.surroundings(), bot))
        .hasMessage("connector told: bot_token is no token of a bot");
  }

  private Request sent(NotifierProvider provider, Map<String, Object> config, Message message)
      throws Exception {
    connected(provider, config).send(message);
    return service.requests().getLast();
  }

  private Notifier connected(NotifierProvider provider, Map<String, Object> config)
      throws Exception {
    Notifier notifier = Made.notifier(provider, bench.surroundings(), config);
    notifier.connect();
    return notifier;
  }
}
