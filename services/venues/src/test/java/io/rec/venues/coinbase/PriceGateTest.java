package io.rec.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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
  @DisplayName("refuses a price more than 20 % away, and passes the next normal one")
  void refusesSpike() {
    assertThat(passed("100", "79.99", "120.01", "120", "100")).containsExactly("100", "120", "100");
    assertThat(gate.refusals()).isEqualTo(Map.of(PriceRefusal.ABSURD, 2L));
  }

  @Test
  @DisplayName("accepts a jump that three prices in a row confirm")
  void acceptsConfirmedJump() {
    assertThat(passed("100", "200", "201", "202", "203")).containsExactly("100", "202", "203");
  }

  @Test
  @DisplayName("a normal price in between, or a wild one, begins the confirmation anew")
  void confirmationHasToBeInARow() {
    assertThat(passed("100", "200", "200", "100", "200", "200", "400", "200", "200"))
        .containsExactly("100", "100");
  }

  @Property
  void whatPassesIsPositiveAndNearTheLastOrTheThirdAlike(
      @ForAll @Size(max = 100) List<@IntRange(min = -5, max = 500) Integer> prices) {
    PriceGate fresh = new PriceGate("BTC-USD");
    BigDecimal last = null;
    int refusedInARow = 0;
    for (int price : prices) {
      BigDecimal passed = fresh.judge("BTC-USD", Integer.toString(price)).price();
      if (passed == null) {
        refusedInARow++;
        continue;
      }
      assertThat(passed).isPositive();
      if (last != null && passed.subtract(last).abs().doubleValue() > 0.2 * last.doubleValue()) {
        assertThat(refusedInARow).isGreaterThanOrEqualTo(2);
      }
      last = passed;
      refusedInARow = 0;
    }
  }

  private List<String> passed(String... prices) {
    return List.of(prices).stream()
        .map(price -> gate.judge("BTC-USD", price).price())
        .filter(price -> price != null)
        .map(BigDecimal::toPlainString)
        .toList();
  }
}
