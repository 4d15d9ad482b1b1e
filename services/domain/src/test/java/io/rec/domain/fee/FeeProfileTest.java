package io.rec.domain.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.fee.FeeProfile.Part;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeeProfileTest {
  private static final BigDecimal RATE = new BigDecimal("0.07");

  @Property
  @Label("REC-TM-05 a fee is never below the formula and less than a unit above it")
  void roundsUp(
      @ForAll FeeProfile profile,
      @ForAll @LongRange(min = 1, max = 10_000_000) long count,
      @ForAll @IntRange(max = 10_000) int units) {
    var unit =
        profile == FeeProfile.CENT_PER_ORDER ? Money.CENT.dollars() : Money.CENTICENT.dollars();
    var contracts = new Contracts(count);
    var price = new Price(units);

    var fee = profile.fee(contracts, price, RATE).dollars();

    var raw =
        RATE.multiply(contracts.number())
            .multiply(price.dollars())
            .multiply(BigDecimal.ONE.subtract(price.dollars()));
    assertThat(fee).isGreaterThanOrEqualTo(raw).isLessThan(raw.add(unit));
  }

  @Property
  @Label("more contracts never cost less")
  void growsWithTheCount(
      @ForAll FeeProfile profile,
      @ForAll @LongRange(min = 1, max = 1_000_000) long count,
      @ForAll @LongRange(max = 1_000_000) long more,
      @ForAll @IntRange(max = 10_000) int units) {
    var price = new Price(units);

    assertThat(profile.fee(new Contracts(count + more), price, RATE))
        .isGreaterThanOrEqualTo(profile.fee(new Contracts(count), price, RATE));
  }

  @Property
  @Label("YES and NO are charged alike, and the middle is dearest")
  void isSymmetric(@ForAll FeeProfile profile, @ForAll @IntRange(max = 10_000) int units) {
    var ten = Contracts.of(10);
    var price = new Price(units);

    var fee = profile.fee(ten, price, RATE);

    assertThat(profile.fee(ten, price.opposite(), RATE)).isEqualTo(fee);
    assertThat(fee).isLessThanOrEqualTo(profile.fee(ten, Price.ofCents(50), RATE));
  }

  @Property
  @Label("fills of one order never cost more than the same fills as orders of their own")
  void oneOrderIsNotDearer(
      @ForAll FeeProfile profile,
      @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 5_000) Long> counts,
      @ForAll @IntRange(min = 100, max = 9_900) int units) {
    var price = new Price(units);
    var fills = counts.stream().map(count -> new Part(new Contracts(count), price)).toList();

    var apart =
        fills.stream()
            .map(fill -> profile.fee(fill.count(), price, RATE))
            .reduce(Money.ZERO, Money::plus);

    assertThat(profile.fee(fills, RATE)).isLessThanOrEqualTo(apart);
  }

  @ParameterizedTest
  @CsvSource({
    "quadratic, 0",
    "quadratic_with_maker_fees, 0.0175",
    "quadratic_with_combo_maker_fees, 0.035"
  })
  void makersPayByTheTypeOfTheSeries(String word, BigDecimal rate) {
    var schedule = new FeeSchedule(FeeType.ofWord(word).orElseThrow(), BigDecimal.ONE);

    assertThat(schedule.rate(Liquidity.MAKER)).isEqualByComparingTo(rate);
    assertThat(schedule.rate(Liquidity.TAKER)).isEqualByComparingTo("0.07");
  }

  @Test
  void aMultiplierScalesTheFormulaBeforeRounding() {
    var half = new FeeSchedule(FeeType.QUADRATIC, new BigDecimal("0.5"));

    assertThat(FeeProfile.CENTICENT_PER_FILL.taker(half, Contracts.of(1), Price.ofCents(50)))
        .isEqualTo(Money.parse("0.0088"));
  }

  @Test
  void aSeriesThatChargesByATableHasNoFormula() {
    assertThat(FeeType.ofWord("flat")).isEmpty();
  }

  @Test
  void refusesANegativeMultiplier() {
    assertThatThrownBy(() -> new FeeSchedule(FeeType.QUADRATIC, new BigDecimal("-1")))
        .hasMessageContaining("negative");
  }
}
