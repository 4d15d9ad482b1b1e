package io.rec.venuesimulator.alpaca.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailingTest {

  @ParameterizedTest(name = "{0} at {1}, {2} percent {3}: {4}")
  @CsvSource({
    "SELL, 100.33, 3, true, 97.32",
    "SELL, 100.50, 3, true, 97.49",
    "BUY, 100.33, 3, true, 103.34",
    "SELL, 100.33, 1.25, false, 99.08",
    "BUY, 100.33, 1.25, false, 101.58"
  })
  void followsAtItsDistanceRoundedToTheNearestCent(
      Side side, BigDecimal best, BigDecimal distance, boolean percent, BigDecimal stop) {
    assertThat(new Kind.Trailing(distance, percent).stop(side, best)).isEqualTo(stop);
  }
}
