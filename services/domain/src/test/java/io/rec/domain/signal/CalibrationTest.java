package io.rec.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final String MODEL = "technical-1";

  @Property
  @Label("a model without a past is believed")
  void believesTheUnknown(@ForAll @DoubleRange(min = 0, max = 1) double said) {
    assertThat(corrected(Calibration.NONE, said)).isEqualTo(said);
    Calibration nothingEnded = Calibration.of(List.of(new PastConfidence(MODEL, 3, 0, 0)));
    assertThat(corrected(nothingEnded, said)).isCloseTo(said, within(1e-12));
  }

  @Property
  @Label("whatever came of the past, confidence stays from 0 to 1 and more said never means less")
  void neverFalls(@ForAll long seed) {
    Random random = new Random(seed);
    List<PastConfidence> past = new ArrayList<>();
    for (int decile = 0; decile < PastConfidence.DECILES; decile++) {
      int opinions = random.nextInt(500);
      past.add(new PastConfidence(MODEL, decile, opinions, random.nextInt(opinions + 1)));
    }
    Calibration calibration = Calibration.of(past);

    double before = 0;
    for (int step = 0; step <= 200; step++) {
      double now = corrected(calibration, step / 200.0);
      assertThat(now).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before - 1e-12);
      before = now;
    }
  }

  @Test
  @DisplayName("who says 0.85 and is right half of the time is taken at about a half")
  void takesTheBoasterDown() {
    Calibration calibration = Calibration.of(List.of(new PastConfidence(MODEL, 8, 2_000, 1_000)));

    assertThat(corrected(calibration, 0.85)).isCloseTo(0.5, within(0.15)).isLessThan(0.65);
    assertThat(calibration.weight(MODEL)).isCloseTo(1, within(0.01));
  }

  @Test
  @DisplayName("who is right more often counts more among others")
  void weighsByHits() {
    Calibration calibration =
        Calibration.of(
            List.of(
                new PastConfidence("good", 7, 400, 300), new PastConfidence("bad", 7, 400, 100)));

    assertThat(calibration.weight("good")).isGreaterThan(1.4);
    assertThat(calibration.weight("bad")).isLessThan(0.6).isPositive();
    assertThat(calibration.weight("unknown")).isEqualTo(1);
  }

  @Test
  void refusesImpossiblePasts() {
    assertThatThrownBy(() -> new PastConfidence(MODEL, 10, 1, 1)).hasMessageContaining("decile");
    assertThatThrownBy(() -> new PastConfidence(MODEL, 0, 1, 2)).hasMessageContaining("2 of 1");
  }

  private static double corrected(Calibration calibration, double said) {
    return calibration.corrected(new Opinion(Signal.LONG, said, "up", MODEL)).confidence();
  }
}
