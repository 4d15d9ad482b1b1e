package io.rec.venues.connector.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.ConnectorsDocument;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.testing.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorFactoryTest {

  private static final Map<String, String> KEYS =
      Map.of(
          "ALPACA_API_KEY", "k1",
          "ALPACA_API_SECRET", "k2",
          "POLYGON_API_KEY", "k3",
          "EMAIL_USERNAME", "desk@example.com",
          "EMAIL_PASSWORD", "k4",
          "WEBHOOK_URL", "https://example.com/hook");

  private final Bench bench = new Bench();
  private final ConnectorFactory factory = ConnectorFactory.withInstalled(bench.surroundings());

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("SEN-BAS-01, SEN-FAC-01 lists the types of the three families, plug-ins too")
  void types() {
    assertThat(factory.types(Family.BROKER)).containsExactly("alpaca", "binance", "kalshi");
    assertThat(factory.types(Family.DATA))
        .containsExactly("binance_data", "coinbase", "custom_data", "kalshi", "polygon");
    assertThat(factory.types(Family.NOTIFICATION))
        .containsExactly(
            "discord", "email", "log", "sendgrid", "slack", "sms", "telegram", "webhook");
  }

  @Test
  @DisplayName("SEN-CFG-02 loads the guide's document as it is")
  void guide() throws IOException {
    for (ConnectorEntry entry : ConnectorsDocument.read(ObjectMapper.getDefault(), guideText())) {
      assertThat(factory.create(entry, Variables.of(KEYS)).type()).isEqualTo(entry.type());
    }

    assertThat(factory.instances().stream().map(Connector::name))
        .containsExactly("broker", "data", "email", "webhook");
  }

  @Test
  @DisplayName("SEN-CFG-03 a variable that is not set is named, and no value")
  void unsetVariable() throws IOException {
    Map<String, String> some = new HashMap<>(KEYS);
    some.remove("ALPACA_API_SECRET");
    ConnectorEntry broker =
        ConnectorsDocument.read(ObjectMapper.getDefault(), guideText()).getFirst();

    assertThatThrownBy(() -> factory.create(broker, Variables.of(some)))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessage("connector broker: api_secret: the variable ALPACA_API_SECRET is not set");
  }

  @Test
  @DisplayName("SEN-CFG-01 the known variables are used where the configuration says nothing")
  void standardVariables() {
    Connector broker =
        factory.create(
            new ConnectorEntry(Family.BROKER, "b", "alpaca", Map.of()), Variables.of(KEYS));

    assertThat(broker.type()).isEqualTo("alpaca");
  }

  @Test
  @DisplayName("SEN-FAC-03 gives the same instance by its id, and refuses the id twice")
  void instances() {
    ConnectorEntry entry = new ConnectorEntry(Family.NOTIFICATION, "main", "log", Map.of());
    Connector made = factory.create(entry, Variables.of(Map.of()));

    assertThat(factory.instance("main")).containsSame(made);
    assertThatThrownBy(() -> factory.create(entry, Variables.of(Map.of())))
        .hasMessageContaining("there is a connector main already");
  }

  @ParameterizedTest(name = "SEN-FAC-02 {1} is unknown: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "BROKER|robinhood|there is no broker connector of type 'robinhood'; known are alpaca",
        "BROKER|interactive-brokers|a slot for a plug-in",
        "BROKER|td_ameritrade|its successor is the slot schwab",
        "DATA|iex_cloud|closed in 2024",
        "DATA|alpha_vantage|a slot for a plug-in"
      })
  void unknownTypes(Family family, String type, String words) {
    assertThatThrownBy(
            () ->
                factory.create(
                    new ConnectorEntry(family, "x", type, Map.of()), Variables.of(Map.of())))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|document is not an object",
        "{}|connectors is not an object",
        "nonsense|not JSON",
        "{\"connectors\":{\"brokers\":{}}}|connectors.brokers is none of broker, data,"
            + " notifications",
        "{\"connectors\":{\"broker\":{}}}|connectors.broker.type is missing",
        "{\"connectors\":{\"notifications\":{}}}|connectors.notifications is not a list",
        "{\"connectors\":{\"data\":{\"type\":\"polygon\",\"fallbacks\":[]}}}|connectors.data.fallbacks is"
            + " none of type, id, config",
        "{\"connectors\":{\"data\":{\"type\":\"polygon\",\"id\":\"../x\"}}}|connectors.data.id is not made of",
        "{\"connectors\":{\"notifications\":[{\"type\":\"log\"},{\"type\":\"log\"}]}}|two"
            + " connectors are called log"
      })
  void refusesDocuments(String document, String why) {
    assertThatThrownBy(() -> ConnectorsDocument.read(ObjectMapper.getDefault(), document))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  @DisplayName("a setting that no connector of the type reads is refused by its name")
  void unknownSettings() {
    assertThatThrownBy(
            () ->
                factory.create(
                    new ConnectorEntry(Family.BROKER, "b", "alpaca", Map.of("max_retrys", 5)),
                    Variables.of(KEYS)))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessage("connector b: max_retrys is no setting of this type");
    assertThat(factory.instances()).isEmpty();
  }

  @Test
  @DisplayName("SEN-SEC-02 an address without TLS is refused where money is real")
  void liveNeedsTls() {
    Surroundings here = bench.surroundings();
    ConnectorFactory live =
        ConnectorFactory.withInstalled(
            new Surroundings(here.client(), here.json(), here.time(), here.listener(), true));

    assertThatThrownBy(
            () ->
                live.create(
                    new ConnectorEntry(
                        Family.BROKER, "b", "alpaca", Map.of("base_url", "http://example.com")),
                    Variables.of(KEYS)))
        .hasMessageContaining("base_url is not encrypted, and the system is live");
  }

  private static String guideText() throws IOException {
    try (InputStream in =
        ConnectorFactoryTest.class.getResourceAsStream("/connectors/guide.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
