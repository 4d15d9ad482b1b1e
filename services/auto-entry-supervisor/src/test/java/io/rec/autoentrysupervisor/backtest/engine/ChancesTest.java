package io.rec.autoentrysupervisor.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StudentTFingerprint;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The chances of many rows at once have the domain's digits")
class ChancesTest {
  private static final Fingerprints TABLES = StudentTFingerprint.forSymbol("BTC");

  private final Chances chances = new Chances(TABLES);

  @Test
  void atAnyPlace() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 300_000; i++) {
      assertSame(
          50_000 + random.nextInt(100_000_00) / 100.0,
          1 + random.nextInt(160_000),
          random.nextInt(3700),
          OptionalInt.of(random.nextInt(-35, 36)));
    }
  }

  @Test
  void onEveryThresholdAndBesideIt() {
    for (int hundredths = 0; hundredths <= 220; hundredths++) {
      for (double beside : new double[] {0, 1e-9, -1e-9}) {
        for (int strike : new int[] {100_000, 200_000}) {
          var price = strike / (1 + hundredths / 10_000.0) + beside;
          assertSame(price, strike, 60, OptionalInt.of(0));
          assertSame(strike * (1 + hundredths / 10_000.0) + beside, strike, 119, OptionalInt.of(7));
        }
      }
    }
  }

  @Test
  void areUnknownWithoutMomentumOrTable() {
    chances.at(OptionalInt.empty(), 600);
    assertThat(chances.within(100_000, 100_100)).isNaN();

    var none = new Chances(Fingerprints.none("BTC"));
    none.at(OptionalInt.of(0), 600);
    assertThat(none.within(100_000, 100_100)).isNaN();
  }

  private void assertSame(double price, long strike, long seconds, OptionalInt bucket) {
    chances.at(bucket, seconds);
    var expected =
        Rows.hundredths(TABLES.probability(price, strike, seconds, bucket).orElseThrow().within());
    if (chances.within(price, strike) != expected) {
      assertThat(chances.within(price, strike))
          .as("%s to %d, %d s, bucket %s", price, strike, seconds, bucket)
          .isEqualTo(expected);
    }
  }
}
