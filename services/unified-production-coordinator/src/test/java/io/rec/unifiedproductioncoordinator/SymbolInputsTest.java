package io.rec.unifiedproductioncoordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.unifiedproductioncoordinator.inputs.Tick;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SymbolInputsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  @DisplayName("misses nothing when price, momentum and markets are fresh")
  void missesNothing() {
    var inputs = judge(price(5, false), Optional.of(NOW.minusSeconds(10)));

    assertThat(inputs.missing()).isEmpty();
  }

  @Test
  @DisplayName("misses a fresh price after five seconds")
  void missesFreshPrice() {
    var inputs = judge(price(6, false), Optional.of(NOW));

    assertThat(inputs.missing()).containsExactly("fresh price");
  }

  @Test
  @DisplayName("R34 an interpolated price is never fresh")
  void refusesInterpolatedPrice() {
    var inputs = judge(price(0, true), Optional.of(NOW));

    assertThat(inputs.missing()).containsExactly("fresh price");
  }

  @Test
  @DisplayName("misses fresh markets after ten seconds")
  void missesFreshMarkets() {
    var inputs = judge(price(0, false), Optional.of(NOW.minusSeconds(11)));

    assertThat(inputs.missing()).containsExactly("fresh markets");
  }

  @Test
  @DisplayName("REC-UPC-06 names everything that was never there")
  void namesWhatIsAbsent() {
    var inputs = judge(Optional.empty(), Optional.empty());

    assertThat(inputs.missing()).containsExactly("price", "momentum", "markets");
  }

  private static SymbolInputs judge(Optional<Tick> tick, Optional<Instant> markets) {
    return SymbolInputs.judge("BTC", tick, markets, FreshnessLimits.DEFAULT, NOW);
  }

  private static Optional<Tick> price(int ageSeconds, boolean interpolated) {
    Momentum momentum =
        new Momentum(
            NOW.minusSeconds(ageSeconds),
            118_000,
            Deltas.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
            OptionalDouble.of(0.1),
            118_000,
            new Volatility(OptionalDouble.empty()),
            false);
    return Optional.of(new Tick("BTC", momentum, interpolated, "test", 0));
  }
}
