package io.rec.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KalshiAccountTest {

  @Test
  @DisplayName("mode Paper cannot reach the production exchange, whatever is wired")
  void paperNeverReachesProduction() {
    assertThatThrownBy(() -> account("kalshi", "Production", false).venue())
        .hasMessageContaining("mode Paper");
  }

  @Test
  @DisplayName("mode Live reaches the production exchange")
  void liveReachesProduction() {
    assertThat(account("kalshi", "Production", true).venue())
        .isEqualTo(KalshiVenue.Real.PRODUCTION);
  }

  @Test
  @DisplayName("the simulator is found where the manifest says and asks for no key")
  void findsSimulator() throws Exception {
    KalshiAccount account = account("venue-simulator", "Simulated", false);

    assertThat(account.venue().stream())
        .isEqualTo(URI.create("ws://venue-simulator:8014/trade-api/ws/v2"));
    assertThat(account.load()).contains("no credentials");
  }

  @Test
  @DisplayName("REC-TE-08 a real exchange without a key is refused by name of what is missing")
  void refusesMissingKey() {
    assertThatThrownBy(() -> account("kalshi", "Demo", false).load())
        .isInstanceOf(CredentialsUnusable.class)
        .hasMessageContaining("KALSHI_API_KEY_ID");
  }

  private static KalshiAccount account(String type, String environment, boolean live) {
    return new KalshiAccount(
        () ->
            KalshiVenue.of(
                type, environment, () -> Optional.of(URI.create("http://venue-simulator:8014"))),
        live,
        Map::of,
        Clock.systemUTC());
  }
}
