package io.rec.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {

  @Property
  @Label("R27a a price times a count is exact")
  void productIsExact(
      @ForAll @IntRange(max = 10_000) int units, @ForAll @LongRange(max = 100_000_000) long count) {
    var price = new Price(units);
    var contracts = new Contracts(count);

    assertThat(price.times(contracts).dollars())
        .isEqualByComparingTo(price.dollars().multiply(contracts.number()));
  }

  @Property
  @Label("both sides of a contract cost its payout")
  void sidesMakeADollar(
      @ForAll @IntRange(max = 10_000) int units, @ForAll @LongRange(max = 100_000_000) long count) {
    var price = new Price(units);
    var contracts = new Contracts(count);

    assertThat(price.times(contracts).plus(price.opposite().times(contracts)))
        .isEqualTo(contracts.payout());
  }

  @Property
  @Label("rounding down is a multiple of the unit and less than a unit away, below zero too")
  void roundsDown(@ForAll @LongRange(min = -1_000_000, max = 1_000_000) long micros) {
    var money = new Money(micros);

    var rounded = money.roundedDown(Money.CENT);

    assertThat(rounded.micros() % Money.CENT.micros()).isZero();
    assertThat(money.minus(rounded).micros()).isBetween(0L, Money.CENT.micros() - 1);
  }

  @Test
  void printsAtLeastCentsAndNeverLess() {
    assertThat(Money.parse("1.5")).hasToString("1.50");
    assertThat(Money.parse("-0.017472")).hasToString("-0.017472");
    assertThat(Money.ZERO).hasToString("0.00");
    assertThat(Money.ofCents(12345)).hasToString("123.45");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0000001", "ten", "", "99999999999999999999"})
  void refusesWhatIsNoAmount(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is no amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.001", "-1", "many"})
  void refusesWhatIsNoCount(String text) {
    assertThatThrownBy(() -> Contracts.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void overflowFailsInsteadOfWrapping() {
    var much = new Money(Long.MAX_VALUE);

    assertThatThrownBy(() -> much.plus(Money.CENT)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void readsFractionsOfContracts() {
    assertThat(Contracts.parse("15.82").plus(Contracts.parse("0.18"))).isEqualTo(Contracts.of(16));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10_000, 5050, 9901})
  void theGridIsWholeCentsBelowADollar(int units) {
    assertThat(new Price(units).isOnCentGrid()).isFalse();
  }

  @Test
  void raisingAPriceStaysOnTheGrid() {
    assertThat(Price.ofCents(98).raisedByCents(5)).isEqualTo(Price.ofCents(99));
    assertThat(Price.ofCents(60).raisedByCents(1)).isEqualTo(Price.ofCents(61));
  }

  @Test
  void refusesAPriceFinerThanTheVenues() {
    assertThatThrownBy(() -> Price.ofDollars(new BigDecimal("0.56789")))
        .hasMessageContaining("at most four decimals");
  }
}
