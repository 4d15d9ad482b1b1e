package io.rec.connectorhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.TestRole;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An exchange and a price source in the document: watched by the hub, and nothing else. */
class ExchangesTest {

  private static final String KEY_ID = "a952bcbe-ec3b-4b5b-b8f9-11dae589608c";

  private final String pem = pem();
  private HubDesk desk;
  private volatile boolean knowsKey = true;

  @BeforeEach
  void mount() throws Exception {
    desk = new HubDesk(this::answer);
    desk.file("connector-secrets-broker", "KALSHI_API_KEY_ID", KEY_ID);
    desk.file("connector-secrets-broker", "kalshi.pem", pem);
    desk.file(
        "connectors",
        "connectors.json",
        """
        {"connectors":{"broker":{"type":"kalshi","config":{"base_url":"%1$s"}},
         "data":{"type":"coinbase","config":{"base_url":"%1$s"}}}}\
        """
            .formatted(desk.service.root()));
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  @DisplayName("they are listed beside the parts that other services play, and are types")
  void listed() {
    try (TestRole role = desk.start()) {
      assertThat(role.get("/api/connectors").body())
          .contains(
              "\"name\":\"broker\",\"family\":\"broker\",\"type\":\"kalshi\"",
              "\"name\":\"data\",\"family\":\"data\",\"type\":\"coinbase\"",
              "\"type\":\"venue-simulator\",\"environment\":\"Simulated\",\"status\":\"elsewhere\"");
      assertThat(role.get("/api/connectors/types").body())
          .contains("\"kalshi\"]", "\"data\":[\"binance_data\",\"coinbase\"");
      assertThat(role.get("/health").body()).contains("\"configuration_complaint\":\"\"");
    }
  }

  @Test
  @DisplayName("each is tested with its own key or with none")
  void tested() {
    try (TestRole role = desk.start()) {
      assertThat(role.post("/api/connectors/broker/test", "").body())
          .contains("\"healthy\":true", "balance as of 2026-03-02T15:00:00Z");
      assertThat(role.post("/api/connectors/data/test", "").body())
          .contains("\"healthy\":true", "BTC-USD traded at");
    }
  }

  @Test
  @DisplayName("a key that is refused is said without the key, and the circuit can be reset")
  void refused() {
    try (TestRole role = desk.start()) {
      knowsKey = false;

      assertThat(role.post("/api/connectors/broker/test", "").body())
          .contains("\"healthy\":false", "APIError", "INCORRECT_API_KEY_SIGNATURE")
          .doesNotContain(KEY_ID)
          .doesNotContain(pem.lines().skip(1).findFirst().orElseThrow());
      assertThat(role.get("/api/connectors/health").body()).contains("\"broker\":\"APIError");
      assertThat(role.post("/api/connectors/broker/reset", "").body())
          .contains("\"circuit_open\":false", "\"error_count\":0");
    }
  }

  @Test
  @DisplayName("the hub only reads at an exchange: whoever asks it for an order gets none")
  void placesNothing() {
    String order = "{\"symbol\":\"T\",\"side\":\"buy\",\"quantity\":\"1\",\"message\":\"m\"}";
    try (TestRole role = desk.start()) {
      for (String path : new String[] {"send", "orders", "order", "place_order"}) {
        assertThat(role.post("/api/connectors/broker/" + path, order).statusCode())
            .as(path)
            .isBetween(400, 499);
      }
      assertThat(role.post("/api/connectors/broker/test", "").statusCode()).isEqualTo(200);
    }
    assertThat(desk.service.requests()).isNotEmpty().allMatch(each -> each.method().equals("GET"));
  }

  private Answer answer(Request request) {
    return switch (request.route()) {
      case "GET /trade-api/v2/portfolio/balance" ->
          knowsKey && request.header("KALSHI-ACCESS-KEY").equals(KEY_ID)
              ? Answer.json(
                  200,
                  "{\"balance\":100,\"balance_dollars\":\"1.0000\",\"portfolio_value\":0,"
                      + "\"updated_ts\":1772463600}")
              : Answer.json(
                  401,
                  "{\"error\":{\"code\":\"authentication_error\",\"message\":\"no %s\",\"details\":"
                          .formatted(request.header("KALSHI-ACCESS-KEY"))
                      + "\"INCORRECT_API_KEY_SIGNATURE\"}}");
      case "GET /products/BTC-USD/ticker" ->
          Answer.json(200, "{\"price\":\"118000.55\",\"time\":\"2026-03-02T14:59:59Z\"}");
      default -> Answer.json(404, "{\"message\":\"NotFound\"}");
    };
  }

  private static String pem() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
          .formatted(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
