package io.rec.venuesimulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.fee.FeeAccumulator;
import io.rec.domain.fee.FeeType;
import io.rec.domain.fee.Liquidity;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.venuesimulator.matching.message.Side;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeTest {

  private static final FeeSchedule CENTICENT =
      FeeSchedule.of(FeeType.QUADRATIC, BigDecimal.ONE, FeeSchedule.CENTICENT_GRID);

  /** Contracts, price, net fee of a direct member: the published examples. */
  @ParameterizedTest(name = "{0} at {1} costs {2}")
  @CsvSource({
    "1,    0.50, 0.0175",
    "1,    0.52, 0.0175",
    "1,    0.99, 0.0007",
    "100,  0.50, 1.7500",
    "10,   0.05, 0.0333",
    "100,  0.10, 0.6300",
    "0.30, 0.50, 0.0053",
    "3,    0.50, 0.0525"
  })
  void directMemberPaysToTheHundredthOfACent(BigDecimal count, BigDecimal price, BigDecimal fee) {
    for (FeeSchedule fees : new FeeSchedule[] {FeeSchedule.CRYPTO, CENTICENT}) {
      for (Side side : Side.values()) {
        assertThat(Money.dollars(charge(fees, side, count, price, Precision.DIRECT, 0).net()))
            .as("%s on a grid of %d", side, fees.grid())
            .isEqualByComparingTo(fee);
      }
    }
  }

  @Test
  void roundingsOfABrokersOrderComeBackByTheCent() {
    long accumulated = 0;
    long[] net = new long[9];
    for (int fill = 1; fill <= 8; fill++) {
      Charge charge = charge("1", "0.055", Precision.BROKER, accumulated);
      assertThat(charge.model()).isEqualTo(3_639);
      assertThat(charge.rounding()).isEqualTo(1_361);
      accumulated = charge.accumulated(accumulated);
      net[fill] = charge.net();
      assertThat(accumulated).isEqualTo(fill < 8 ? 1_361L * fill : 888);
    }

    assertThat(net).containsExactly(0, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, -5_000);
  }

  @Test
  void roundingsOfADirectMemberAreSmaller() {
    Charge charge = charge("1", "0.055", Precision.DIRECT, 0);

    assertThat(charge.net()).isEqualTo(3_700);
    assertThat(charge.accumulated(0)).isEqualTo(61);
  }

  @Test
  void roundingsOfExactlyACentStay() {
    assertThat(charge("1", "0.055", Precision.BROKER, 8_639).rebate()).isZero();
    assertThat(charge("1", "0.055", Precision.BROKER, 8_640).rebate()).isEqualTo(10_000);
  }

  @ParameterizedTest(name = "{0} times {1}: maker of 100 at 0.50 pays {2}")
  @CsvSource({
    "QUADRATIC,                       1,   0",
    "QUADRATIC_WITH_MAKER_FEES,       1,   437500",
    "QUADRATIC_WITH_COMBO_MAKER_FEES, 1,   875000",
    "QUADRATIC_WITH_MAKER_FEES,       0.5, 218750",
    "QUADRATIC_WITH_MAKER_FEES,       0,   0"
  })
  void makerPaysByTypeAndMultiplier(FeeType type, BigDecimal multiplier, long fee) {
    FeeSchedule fees = FeeSchedule.of(type, multiplier, FeeSchedule.FINE_GRID);

    assertThat(fees.fee(false, 5_000, 10_000)).isEqualTo(fee);
  }

  /**
   * The domain reckons in decimals what is done here in whole numbers: no fill tells them apart.
   */
  @Test
  void agreesWithTheDomainFillByFill() {
    Random random = new Random(20_261_126);
    for (int order = 0; order < 2_000; order++) {
      boolean broker = random.nextBoolean();
      Precision precision = broker ? Precision.BROKER : Precision.DIRECT;
      FeeAccumulator decimals = broker ? FeeAccumulator.BROKERED : FeeAccumulator.DIRECT;
      long accumulated = 0;
      for (int fill = 0; fill < 5; fill++) {
        long count = random.nextInt(1, 5_000);
        int price = random.nextInt(1, 100) * 100;
        long revenue = Position.revenue(0, Side.BID, price, count);
        BigDecimal raw =
            io.rec.domain.fee.FeeSchedule.HOURLY.raw(
                new Contracts(count), new Price(price), Liquidity.TAKER);

        Charge charge =
            Charge.of(revenue, FeeSchedule.CRYPTO.fee(true, price, count), precision, accumulated);
        FeeAccumulator.Charged expected =
            decimals.charge(new io.rec.domain.money.Money(revenue), raw);

        assertThat(Money.dollars(charge.net()))
            .isEqualByComparingTo(expected.charge().net().dollars());
        accumulated = charge.accumulated(accumulated);
        decimals = expected.next();
      }
    }
  }

  @Test
  void largestFillIsExact() {
    // 0.07 × 10⁹ × 0.25 dollars: its millionths times the scale do not fit into 64 bits.
    assertThat(FeeSchedule.CRYPTO.fee(true, 5_000, 100_000_000_000L))
        .isEqualTo(17_500_000_000_000L);
  }

  @Test
  void sharesAreRoundedToTheNearestAndToTheEvenOne() {
    assertThat(Money.shareEven(10, 1, 4)).isEqualTo(2);
    assertThat(Money.shareEven(14, 1, 4)).isEqualTo(4);
    assertThat(Money.shareEven(10, 1, 3)).isEqualTo(3);
    assertThat(Money.shareEven(11, 1, 3)).isEqualTo(4);
    assertThat(Money.shareEven(Long.MAX_VALUE, 3, 6)).isEqualTo(Long.MAX_VALUE / 2 + 1);
  }

  @Test
  void sharesThatDoNotFitThrow() {
    assertThatThrownBy(() -> Money.share(Long.MAX_VALUE, 3, 2))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Money.share(Long.MAX_VALUE, 3, 6)).isEqualTo(Long.MAX_VALUE / 2);
    assertThat(Money.shareUp(Long.MAX_VALUE, 3, 6)).isEqualTo(Long.MAX_VALUE / 2 + 1);
  }

  private static Charge charge(String count, String price, Precision precision, long before) {
    return charge(
        FeeSchedule.CRYPTO,
        Side.BID,
        new BigDecimal(count),
        new BigDecimal(price),
        precision,
        before);
  }

  /** Of a taker that opens. */
  private static Charge charge(
      FeeSchedule fees,
      Side side,
      BigDecimal count,
      BigDecimal price,
      Precision precision,
      long before) {
    long hundredths = count.movePointRight(2).longValueExact();
    int units = price.movePointRight(4).intValueExact();
    long revenue = Position.revenue(0, side, units, hundredths);
    return Charge.of(revenue, fees.fee(true, units, hundredths), precision, before);
  }
}
