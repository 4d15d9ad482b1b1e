package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImpactTest {

  @Test
  @DisplayName("says what a failure means for trading, the dearest first")
  void saysWhatItMeans() {
    assertThat(Impact.of("trade-executor", List.of("trade-manager", "active-trade-supervisor")))
        .isEqualTo(
            "No order can be sent or cancelled. Stops of open trades are not watched."
                + " No trade can be opened or closed.");
  }

  @Test
  @DisplayName("names the symbol whose price is missing")
  void namesSymbol() {
    assertThat(Impact.of("symbol-price-watchdog-btc", List.of()))
        .isEqualTo("No fresh price of BTC: no entry and no stop on it.");
  }

  @Test
  @DisplayName("many symbols are one sentence, so that what is worse is still said")
  void namesSymbols() {
    assertThat(
            Impact.of(
                "database",
                List.of(
                    "symbol-price-watchdog-xrp",
                    "symbol-price-watchdog-btc",
                    "symbol-price-watchdog-eth",
                    "symbol-price-watchdog-sol")))
        .startsWith(
            "No fresh price of BTC, ETH, SOL, XRP: no entry and no stop on it. Nothing can");
  }

  @Test
  @DisplayName("keeps to four sentences")
  void staysShort() {
    String all =
        Impact.of(
            "database",
            List.of("trade-executor", "trade-manager", "active-trade-supervisor", "main-app"));

    assertThat(all.split("\\. ", -1)).hasSizeLessThanOrEqualTo(4);
    assertThat(all).startsWith("Nothing can be stored").doesNotContain("dashboard");
  }
}
