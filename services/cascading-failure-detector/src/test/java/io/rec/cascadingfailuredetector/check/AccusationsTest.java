package io.rec.cascadingfailuredetector.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What services at the edge say about the outside")
class AccusationsTest {

  @Test
  @DisplayName("a venue is accused in the words of its watchdog, an expired certificate among them")
  void repeatsWhy() throws IOException {
    assertThat(
            Accusations.of(
                "kalshi-api-watchdog",
                health(
                    """
                    {"exchange":"DOWN",
                     "exchange_last_error":"its certificate expired on 2026-01-01"}""")))
        .containsExactly(
            Map.entry(
                "kalshi_api", "the exchange is not usable: its certificate expired on 2026-01-01"));
    assertThat(
            Accusations.of(
                "symbol-price-watchdog-btc",
                health(
                    """
                    {"feed_connected":false,
                     "feed_last_loss":"connect to wss://feed failed: its certificate expired on 2026-01-01"}""")))
        .containsExactly(
            Map.entry(
                "coinbase_api",
                "the price feed is not connected: connect to wss://feed failed: its certificate"
                    + " expired on 2026-01-01"));
  }

  private static HealthFacts health(String text) throws IOException {
    return new HealthFacts(JsonMapper.createDefault().readValue(text, Argument.of(JsonNode.class)));
  }
}
