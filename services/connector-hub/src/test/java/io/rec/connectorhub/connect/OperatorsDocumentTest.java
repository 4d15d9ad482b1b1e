package io.rec.connectorhub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.role.VenueSelection;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.registry.ConnectorFactory;
import io.rec.venues.connector.registry.HealthMonitor;
import io.rec.venues.connector.testing.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The document in the test resources is what the operator renders: {@code HubDocumentTest} in
 * operator/controller fails when it renders another. The folders here are those it mounts.
 */
class OperatorsDocumentTest {

  private static final Map<String, Map<String, String>> SECRETS =
      Map.of(
          // As kubernetes.io/basic-auth has them.
          "mail", Map.of("username", "desk@example.org", "password", "p-1"),
          "second-mail-d133d4c3fdb9", Map.of("SENDGRID_API_KEY", "k-2"),
          "pager", Map.of("TWILIO_ACCOUNT_SID", "AC3", "TWILIO_AUTH_TOKEN", "t-3"),
          "team", Map.of("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T/B/4"),
          "guild", Map.of("webhook_url", "https://discord.com/api/webhooks/5"),
          "bot", Map.of("TELEGRAM_BOT_TOKEN", "6:abc"),
          "hook", Map.of("WEBHOOK_URL", "https://example.org/7", "HOOK_TOKEN", "t-7"));

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);
  private final Bench bench = new Bench();
  @TempDir private Path root;

  @BeforeEach
  void mountDocument() throws IOException {
    try (InputStream document =
        OperatorsDocumentTest.class.getResourceAsStream("/operator/connectors.json")) {
      assertThat(document).isNotNull();
      Files.copy(
          document, Files.createDirectories(root.resolve("connectors")).resolve("connectors.json"));
    }
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("every channel of the operator's document is made, with the keys of its own Secret")
  void madeOfTheOperatorsDocument() throws IOException {
    for (String channel : SECRETS.keySet()) {
      mountSecret(channel);
    }

    HubConnectors connectors = connectors();

    assertThat(connectors.complaint()).isEmpty();
    assertThat(types(connectors))
        .containsExactly(
            "bot telegram",
            "guild discord",
            "hook webhook",
            "log log",
            "mail email",
            "pager sms",
            "second-mail-d133d4c3fdb9 sendgrid",
            "team slack");
  }

  @Test
  @DisplayName("a channel whose Secret is not there yet is named and made when it comes")
  void followsASecretThatComesLater() throws IOException {
    for (String channel : SECRETS.keySet()) {
      if (!channel.equals("team")) {
        mountSecret(channel);
      }
    }
    HubConnectors connectors = connectors();

    assertThat(connectors.complaint()).isEqualTo("connector team: webhook_url is missing");
    assertThat(types(connectors)).hasSize(7);

    mountSecret("team");
    connectors.refresh();

    assertThat(connectors.complaint()).isEmpty();
    assertThat(types(connectors)).contains("team slack");
  }

  private HubConnectors connectors() {
    return new HubConnectors(
        new ConnectorFiles(new ConfigDirectory(root), ObjectMapper.getDefault()),
        ConnectorFactory.withInstalled(bench.surroundings()),
        new HealthMonitor(HealthMonitor.USUAL_INTERVAL, clock),
        VenueSelection.from(Map.of()),
        clock);
  }

  private static List<String> types(HubConnectors connectors) {
    return connectors.all().stream()
        .map((Connector each) -> each.name() + " " + each.type())
        .toList();
  }

  private void mountSecret(String channel) throws IOException {
    Path folder = Files.createDirectories(root.resolve("connector-secrets-" + channel));
    for (Map.Entry<String, String> key : SECRETS.getOrDefault(channel, Map.of()).entrySet()) {
      Files.writeString(folder.resolve(key.getKey()), key.getValue());
    }
  }
}
