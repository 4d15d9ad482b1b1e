package io.rec.cascadingfailuredetector.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @DisplayName("a role that answers 200 with old data is not healthy")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "well",
      value = {
        "symbol-price-watchdog-btc | {'last_tick_age_ms': 900, 'price_stale': false} | well",
        "symbol-price-watchdog-btc | {'last_tick_age_ms': 37000, 'price_stale': true} | its price is 37 s old",
        "symbol-price-watchdog-btc | {} | well",
        "kalshi-api-watchdog | {'markets': {'BTC': {'age_ms': 1000}, 'ETH': {'age_ms': 2000}}} | well",
        "kalshi-api-watchdog | {'markets': {'BTC': {'age_ms': 1000}, 'ETH': {'age_ms': 70000}}} | its markets of ETH are 70 s old",
        "unified-production-coordinator | {'reported_at': '2026-03-01T11:59:58Z'} | well",
        "unified-production-coordinator | {'reported_at': '2026-03-01T11:59:00Z'} | its last cycle was 60 s ago",
        "active-trade-supervisor | {'last_pass_at': '2026-03-01T11:59:30Z', 'lease': {'held': true}} | its last pass was 30 s ago",
        "active-trade-supervisor | {'last_pass_at': '2026-03-01T11:59:30Z', 'lease': {'held': false}} | well",
        "trade-executor | {'last_pass_at': '1970-01-01T00:00:00Z', 'lease': {'held': true}} | well",
        "kalshi-account-sync | {'account_read_at': '2026-03-01T11:50:00Z', 'account_read_failure': 'answers 401'} | its last reading of the account was 600 s ago: answers 401",
        "main-app | {'whatever': 1} | well"
      })
  void looksAtWhatItIsFor(String component, String health, String complaint) {
    assertThat(Freshness.complaint(component, facts(health), NOW, 1).orElse(null))
        .isEqualTo(complaint);
  }

  @Test
  @DisplayName("who is held back is late after a third of the time")
  void heldBack() {
    HealthFacts health = facts("{'reported_at': '2026-03-01T11:59:54Z'}");
    String component = "unified-production-coordinator";
    assertThat(Freshness.complaint(component, health, NOW, 1)).isEmpty();
    assertThat(Freshness.complaint(component, health, NOW, Freshness.HELD_BACK))
        .hasValue("its last cycle was 6 s ago");
  }

  @Test
  @DisplayName("a watchdog whose feed is cut off accuses the venue, and its own price is old")
  void accusesVenue() {
    assertThat(
            Accusations.of(
                "symbol-price-watchdog-btc",
                facts("{'feed_connected': false, 'feed_last_loss': 'connection reset'}")))
        .containsEntry("coinbase_api", "the price feed is not connected: connection reset");
    assertThat(Accusations.of("kalshi-api-watchdog", facts("{'exchange': 'DOWN'}")))
        .containsKey("kalshi_api");
    assertThat(Accusations.of("kalshi-api-watchdog", facts("{'exchange': 'PAUSED'}"))).isEmpty();
  }

  @Test
  @DisplayName("a clock that is off is accused with how much")
  void accusesClock() {
    assertThat(
            Accusations.of(
                "kalshi-api-watchdog",
                facts("{'exchange_clock_skewed': true, 'exchange_clock_skew_ms': -4200}")))
        .containsEntry("clock", "our clock and the exchange's differ by -4200 ms");
  }

  private static HealthFacts facts(String text) {
    try {
      return new HealthFacts(
          Objects.requireNonNull(
              ObjectMapper.getDefault()
                  .readValue(text.replace('\'', '"'), Argument.of(JsonNode.class))));
    } catch (IOException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }
}
