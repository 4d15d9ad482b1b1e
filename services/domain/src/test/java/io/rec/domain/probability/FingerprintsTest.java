package io.rec.domain.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintsTest {
  private static final Fingerprints BTC = StudentTFingerprint.forSymbol("BTC");
  private static final double PRICE = 100_000;

  private static double stays(double strike, double seconds, int bucket) {
    return BTC.probability(PRICE, strike, seconds, OptionalInt.of(bucket)).orElseThrow().within();
  }

  @Property
  @Label("REC-UPC-03 the probability never falls as the strike moves away")
  void probabilityNeverFallsAsTheStrikeMovesAway(
      @ForAll @DoubleRange(min = 0.01, max = 5000) double near,
      @ForAll @DoubleRange(min = 0.01, max = 5000) double further,
      @ForAll @DoubleRange(max = 4000) double seconds,
      @ForAll @IntRange(min = -40, max = 40) int bucket) {
    var low = Math.min(near, further);
    var high = Math.max(near, further);

    assertThat(stays(PRICE + high, seconds, bucket))
        .isGreaterThanOrEqualTo(stays(PRICE + low, seconds, bucket) - 1e-9)
        .isBetween(0.0, 100.0);
    assertThat(stays(PRICE - high, seconds, bucket))
        .isGreaterThanOrEqualTo(stays(PRICE - low, seconds, bucket) - 1e-9)
        .isBetween(0.0, 100.0);
  }

  @Property
  @Label("REC-UPC-03 the probability has no jumps")
  void probabilityHasNoJumps(
      @ForAll @DoubleRange(min = 1, max = 3000) double distance,
      @ForAll @DoubleRange(max = 3700) double seconds,
      @ForAll @IntRange(min = -30, max = 30) int bucket) {
    var here = stays(PRICE + distance, seconds, bucket);

    assertThat(stays(PRICE + distance + 0.01, seconds, bucket)).isCloseTo(here, within(0.02));
    assertThat(stays(PRICE + distance, seconds + 0.01, bucket)).isCloseTo(here, within(0.02));
  }

  @Property
  void nodesAreExact(
      @ForAll @IntRange(min = 1, max = 60) int minute,
      @ForAll @IntRange(max = Grid.THRESHOLDS - 1) int threshold,
      @ForAll @IntRange(min = -30, max = 30) int bucket) {
    var table = BTC.bucket(bucket).orElseThrow();
    var cell = Cell.at(minute * 60, Grid.threshold(threshold));

    assertThat(table.up(cell)).isCloseTo(table.up(minute, threshold), within(1e-9));
    assertThat(table.down(cell)).isCloseTo(table.down(minute, threshold), within(1e-9));
  }

  @Property
  void countsTheThresholdsThatAMoveReaches(@ForAll @DoubleRange(min = -3, max = 3) double move) {
    var expected = 0;
    for (int index = 0; index < Grid.THRESHOLDS; index++) {
      expected += move >= Grid.threshold(index) ? 1 : 0;
    }

    assertThat(Grid.reached(move)).isEqualTo(expected);
  }

  @Test
  void everyThresholdReachesItself() {
    for (int index = 0; index < Grid.THRESHOLDS; index++) {
      assertThat(Grid.reached(Grid.threshold(index))).isEqualTo(index + 1);
      assertThat(Grid.indexOf(Grid.threshold(index))).isEqualTo(index);
    }
    assertThat(Grid.indexOf(1.70)).isEqualTo(-1);
    assertThat(Grid.indexOf(2.05)).isEqualTo(-1);
  }

  @Test
  @DisplayName("unknown is empty, not 50 %")
  void unknownIsEmpty() {
    assertThat(Fingerprints.none("BTC").probability(PRICE, PRICE, 600, OptionalInt.of(0)))
        .isEmpty();
    assertThat(BTC.probability(PRICE, PRICE, 600, OptionalInt.empty())).isEmpty();
    assertThat(Fingerprints.none("BTC").isEmpty()).isTrue();
  }

  @Test
  void refusesAPriceThatIsNone() {
    assertThatThrownBy(() -> BTC.probability(0, 100, 600, OptionalInt.of(0)))
        .hasMessageContaining("price of 0");
  }

  @Test
  void namesTablesAsTheOriginalDoes() {
    assertThat(BTC.tableName(10)).isEqualTo("btc_fingerprint_directional_momentum_010");
    assertThat(BTC.tableName(-5)).isEqualTo("btc_fingerprint_directional_momentum_-05");
    assertThat(BTC.tableName(99)).isEqualTo("btc_fingerprint_directional_momentum_030");
  }

  @Test
  void leavesATableWithAHoleOutAndNamesIt() {
    var builder = new FingerprintsBuilder("BTC", "test");
    new StudentTFingerprint(1)
        .rows(
            row -> {
              if (!row.bucket().equals("7") || row.minute() != 60 || row.threshold() != 2.0) {
                builder.add(row);
              }
            });

    assertThat(builder.incomplete()).containsExactly("bucket 7 has 2399 of 2400 nodes");
    assertThat(builder.build().bucket(7)).isEmpty();
    assertThat(builder.build().available()).hasSize(60).doesNotContain(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5,1,0.05,10",
        "5,0,0.05,10,10",
        "5,61,0.05,10,10",
        "5,1,0.06,10,10",
        "5,1,1.70,10,10",
        "5,1,0.05,101,10",
        "5,1,0.05,NaN,10",
        "5,1,0.05,10,-1",
        "31,1,0.05,10,10",
        "up,1,0.05,10,10",
        "5,x,0.05,10,10"
      })
  void refusesALineThatIsNoRowAndNamesIt(String line) {
    var text = FingerprintCsv.HEADER + "\n5,1,0.00,50,50\n" + line + "\n";

    assertThatThrownBy(() -> FingerprintCsv.read(new StringReader(text), row -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3 of the fingerprints");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> FingerprintCsv.read(new StringReader(""), row -> {}))
        .hasMessageContaining("expected the header");
  }

  @Test
  void etherMovesWider() {
    var ether = StudentTFingerprint.forSymbol("ETH");

    assertThat(ether.bucket(0).orElseThrow().up(15, 10))
        .isGreaterThan(BTC.bucket(0).orElseThrow().up(15, 10));
  }
}
