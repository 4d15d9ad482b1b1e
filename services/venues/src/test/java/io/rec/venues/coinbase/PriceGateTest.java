package io.rec.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceGateTest {

  private final PriceGate gate = new PriceGate("BTC-USD");

  @ParameterizedTest(name = "{0} at {1} is {2}")
  @CsvSource({
    "BTC-USD, 0, NOT_POSITIVE",
    "BTC-USD, -1, NOT_POSITIVE",
    "BTC-USD, 0.00, NOT_POSITIVE",
    "BTC-USD, NaN, NOT_A_NUMBER",
    "BTC-USD, '', NOT_A_NUMBER",
    "BTC-USD, 1E+400, NOT_A_NUMBER",
    "DOGE-USD, 1, UNKNOWN_PRODUCT",
  })
  void refuses(String product, String price, PriceRefusal reason) {
    assertThat(gate.judge(product, price)).isEqualTo(new PriceGate.Verdict(null, reason));
    assertThat(gate.refusals()).isEqualTo(Map.of(reason, 1L));
  }

  @Test
  @DisplayName("a jump is a price: to believe it or not is for whoever uses it")
  void passesJumps() {
    assertThat(passed("100", "0", "500", "1")).containsExactly("100", "500", "1");
  }

  private List<String> passed(String... prices) {
    return List.of(prices).stream()
        .map(price -> gate.judge("BTC-USD", price).price())
        .filter(price -> price != null)
        .map(BigDecimal::toPlainString)
        .toList();
  }
}
