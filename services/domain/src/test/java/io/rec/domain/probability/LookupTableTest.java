package io.rec.domain.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class LookupTableTest {
  private static final double BASE = 120_000;
  private static final Fingerprints BTC = StudentTFingerprint.forSymbol("BTC");
  private static final LookupTable TABLE = table();

  private static LookupTable table() {
    var rows = new ArrayList<LookupRow>();
    LookupTable.generate(BTC.bucket(12).orElseThrow(), 12, BASE, rows::add);
    assertThat(rows).hasSize(721 * 201);
    return LookupTable.of(BASE, rows);
  }

  @Property
  void answersAlmostAsTheFingerprintsItWasMadeFrom(
      @ForAll @DoubleRange(max = 3600) double seconds,
      @ForAll @DoubleRange(max = 2000) double points) {
    var exact = BTC.probability(BASE, BASE + points, seconds, OptionalInt.of(12)).orElseThrow();

    var answer = TABLE.find(seconds, points, 12).orElseThrow();

    assertThat(answer.positive()).isCloseTo(100 - exact.positive(), within(0.35));
    assertThat(answer.negative()).isCloseTo(100 - exact.negative(), within(0.35));
  }

  @Test
  void edgesAreNodesAndQuestionsAreHeldWithinThem() {
    assertThat(TABLE.find(3600, 2000, 12)).isPresent();
    assertThat(TABLE.find(9999, 2000, 12)).isEqualTo(TABLE.find(3600, 2000, 12));
    assertThat(TABLE.find(-5, 0, 12)).isEqualTo(TABLE.find(0, 0, 12));
    assertThat(TABLE.find(600, 2000.1, 12))
        .contains(new LookupTable.Answer(LookupTable.BEYOND, LookupTable.BEYOND));
  }

  @Test
  void hasNoAnswerWhereItHasNoRows() {
    var one = LookupTable.of(BASE, List.of(new LookupRow(5, 10, -30, 61.25, 62.5)));

    assertThat(one.find(5, 10, -99)).contains(new LookupTable.Answer(61.25, 62.5));
    assertThat(one.find(6, 10, -30)).isEmpty();
    assertThat(one.find(5, 10, 0)).isEmpty();
  }

  @Test
  void turnsDollarsIntoPointsOfTheBasePrice() {
    assertThat(TABLE.points(60_000, 60_300)).isEqualTo(600);
  }

  @Test
  void refusesRowsOffTheGrid() {
    assertThatThrownBy(() -> new LookupRow(7, 10, 0, 50, 50)).hasMessageContaining("7 s");
    assertThatThrownBy(() -> new LookupRow(5, 2010, 0, 50, 50)).hasMessageContaining("2010");
    assertThatThrownBy(() -> new LookupRow(5, 10, 0, 50, 100.5)).hasMessageContaining("100.5");
  }
}
