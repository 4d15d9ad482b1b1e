package io.rec.unifiedproductioncoordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.prices.PricePoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SymbolInputsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  @DisplayName("misses nothing when price, momentum and markets are fresh")
  void missesNothing() {
    var inputs =
        SymbolInputs.judge("BTC", price(5, false, 0.1), Optional.of(NOW.minusSeconds(10)), NOW);

    assertThat(inputs.missing()).isEmpty();
  }

  @Test
  @DisplayName("misses a fresh price after five seconds")
  void missesFreshPrice() {
    var inputs = SymbolInputs.judge("BTC", price(6, false, 0.1), Optional.of(NOW), NOW);

    assertThat(inputs.missing()).containsExactly("fresh price");
  }

  @Test
  @DisplayName("an interpolated price is never fresh")
  void refusesInterpolatedPrice() {
    var inputs = SymbolInputs.judge("BTC", price(0, true, 0.1), Optional.of(NOW), NOW);

    assertThat(inputs.missing()).containsExactly("fresh price");
  }

  @Test
  @DisplayName("misses fresh markets after ten seconds")
  void missesFreshMarkets() {
    var inputs =
        SymbolInputs.judge("BTC", price(0, false, 0.1), Optional.of(NOW.minusSeconds(11)), NOW);

    assertThat(inputs.missing()).containsExactly("fresh markets");
  }

  @Test
  @DisplayName("REC-UPC-06 names everything that was never there")
  void namesWhatIsAbsent() {
    var inputs = SymbolInputs.judge("BTC", Optional.empty(), Optional.empty(), NOW);

    assertThat(inputs.missing()).containsExactly("price", "momentum", "markets");
  }

  private static Optional<PricePoint> price(int ageSeconds, boolean interpolated, double momentum) {
    return Optional.of(
        new PricePoint(
            "BTC",
            new BigDecimal("118000.00"),
            NOW.minusSeconds(ageSeconds),
            interpolated,
            momentum));
  }
}
