package io.rec.domain.fee;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeeAccumulatorTest {

  private static List<FillCharge> buy(FeeAccumulator order, Price price, List<Contracts> fills) {
    var charges = new ArrayList<FillCharge>();
    var accumulator = order;
    for (var count : fills) {
      var charged =
          accumulator.charge(
              price.times(count).negated(), FeeSchedule.HOURLY.raw(count, price, Liquidity.TAKER));
      charges.add(charged.charge());
      accumulator = charged.next();
    }
    return charges;
  }

  private static FillCharge one(FeeAccumulator order, String count, String price) {
    return buy(order, Price.ofDollars(new BigDecimal(price)), List.of(Contracts.parse(count)))
        .getFirst();
  }

  private static Money sum(Stream<Money> amounts) {
    return amounts.reduce(Money.ZERO, Money::plus);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.50, 0.0175",
    "1, 0.99, 0.0007",
    "10, 0.05, 0.0333",
    "0.30, 0.50, 0.0053",
    "1, 0.52, 0.0175",
    "100, 0.50, 1.75",
    "100, 0.10, 0.63",
    "3, 0.50, 0.0525"
  })
  void chargesADirectMemberWhatTheVenueWasSeenToCharge(String count, String price, String net) {
    assertThat(one(FeeAccumulator.DIRECT, count, price).net()).isEqualTo(Money.parse(net));
  }

  @Test
  void givesBackACentOnceManySmallFillsHaveOverpaidOne() {
    var fills =
        buy(
            FeeAccumulator.BROKERED,
            new Price(550),
            List.of(one(), one(), one(), one(), one(), one(), one(), one()));

    assertThat(fills).extracting(FillCharge::rounding).containsOnly(Money.parse("0.001361"));
    assertThat(fills.subList(0, 7)).extracting(FillCharge::net).containsOnly(Money.parse("0.005"));
    assertThat(fills.getLast().rebate()).isEqualTo(Money.CENT);
  }

  private static Contracts one() {
    return Contracts.of(1);
  }

  @Test
  void aDirectMemberOverpaysLittle() {
    var fill = one(FeeAccumulator.DIRECT, "1", "0.055");

    assertThat(fill.balanceChange()).isEqualTo(Money.parse("-0.0587"));
    assertThat(fill.net()).isEqualTo(Money.parse("0.0037"));
    assertThat(fill.rounding()).isEqualTo(Money.parse("0.000061"));
  }

  @Property
  @Label("a balance moves by whole units of its precision, by the price and the net fee")
  void balancesStayOnTheirGrid(
      @ForAll boolean direct,
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 2_000) Long> counts,
      @ForAll @IntRange(min = 1, max = 9_999) int units) {
    var order = direct ? FeeAccumulator.DIRECT : FeeAccumulator.BROKERED;
    var price = new Price(units);
    var fills = counts.stream().map(Contracts::new).toList();

    var charges = buy(order, price, fills);

    for (int i = 0; i < fills.size(); i++) {
      var charge = charges.get(i);
      assertThat(charge.balanceChange().micros() % order.precision().micros()).isZero();
      assertThat(charge.balanceChange())
          .isEqualTo(price.times(fills.get(i)).negated().minus(charge.net()));
    }
  }

  @Property
  @Label("an order pays its formula fees and at most a cent of rounding, in however many fills")
  void roundingOfAnOrderIsBounded(
      @ForAll boolean direct,
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 2_000) Long> counts,
      @ForAll @IntRange(min = 1, max = 9_999) int units) {
    var order = direct ? FeeAccumulator.DIRECT : FeeAccumulator.BROKERED;
    var fills = counts.stream().map(Contracts::new).toList();

    var charges = buy(order, new Price(units), fills);

    var model = sum(charges.stream().map(FillCharge::model));
    var net = sum(charges.stream().map(FillCharge::net));
    assertThat(net).isBetween(model, model.plus(Money.CENT));
  }
}
