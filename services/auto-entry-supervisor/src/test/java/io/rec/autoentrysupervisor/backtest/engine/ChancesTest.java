package io.rec.autoentrysupervisor.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.Grid;
import io.rec.domain.probability.StudentTFingerprint;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The chances of many rows at once have the domain's digits")
class ChancesTest {
  private static final Fingerprints TABLES = StudentTFingerprint.forSymbol("BTC");
  private static final double WORTH = 90;
  private static final int QUESTIONS = 100_000;

  private final Chances chances = new Chances(TABLES, WORTH);

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
    for (boolean isWhole : new boolean[] {true, false}) {
      chances.at(100_000, OptionalInt.empty(), 600, isWhole);
      assertThat(chances.within(100_100)).isNaN();

      var none = new Chances(Fingerprints.none("BTC"), WORTH);
      none.at(100_000, OptionalInt.of(0), 600, isWhole);
      assertThat(none.within(100_100)).isNaN();
    }
  }

  @ParameterizedTest(name = "worth a look above {0} percent")
  @ValueSource(doubles = {-5, 0, 50, 89.995, 90, 90.005, 99.99, 100})
  void areLeftOutOnlyWhereTheyCannotBeWorthALook(double worth) {
    var kept = kept(TABLES, worth);

    assertThat(kept).isPositive();
    assertThat(kept < QUESTIONS).isEqualTo(worth > 50);
  }

  @ParameterizedTest(name = "worth a look above {0} percent")
  @ValueSource(doubles = {5, 50, 90, 90.005, 95})
  void areLeftOutOnlyThereWhateverOrderATableHas(double worth) {
    var random = new SplittableRandom(7);

    kept(tables(() -> random.nextInt(8) == 0 ? random.nextDouble(100) : 100 - worth), worth);
    kept(tables(() -> random.nextInt(90) == 0 ? random.nextDouble(100) : 100), worth);
    kept(tables(() -> random.nextDouble(100)), worth);
  }

  private static int kept(Fingerprints tables, double worth) {
    var chances = new Chances(tables, worth);
    var random = new SplittableRandom(11);
    var kept = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      var price = 50_000 + random.nextInt(100_000_00) / 100.0;
      var strike = Math.round(price * (0.975 + random.nextDouble(0.05)));
      var bucket = OptionalInt.of(random.nextInt(-35, 36));
      var seconds = random.nextInt(3700);
      chances.at(price, bucket, seconds, true);
      var whole = chances.within(strike);
      chances.at(price, bucket, seconds, false);
      var chance = chances.within(strike);
      var isKept = !Double.isNaN(chance);
      kept += isKept ? 1 : 0;
      if (isKept ? chance != whole : whole > worth) {
        assertThat(chance)
            .as("%s to %d, %d s, bucket %s", price, strike, seconds, bucket)
            .isEqualTo(whole);
      }
    }
    return kept;
  }

  /** Tables of arbitrary shares. */
  private static Fingerprints tables(DoubleSupplier share) {
    var builder = new FingerprintsBuilder("BTC", "arbitrary");
    for (int bucket = -30; bucket <= 30; bucket++) {
      for (int minute = 1; minute <= Grid.MINUTES; minute++) {
        for (int index = 0; index < Grid.THRESHOLDS; index++) {
          builder.add(
              new FingerprintRow(
                  String.valueOf(bucket),
                  minute,
                  Grid.threshold(index),
                  share.getAsDouble(),
                  share.getAsDouble()));
        }
      }
    }
    return builder.build();
  }

  private void assertSame(double price, long strike, long seconds, OptionalInt bucket) {
    chances.at(price, bucket, seconds, true);
    var expected =
        Rows.hundredths(TABLES.probability(price, strike, seconds, bucket).orElseThrow().within());
    if (chances.within(strike) != expected) {
      assertThat(chances.within(strike))
          .as("%s to %d, %d s, bucket %s", price, strike, seconds, bucket)
          .isEqualTo(expected);
    }
  }
}
