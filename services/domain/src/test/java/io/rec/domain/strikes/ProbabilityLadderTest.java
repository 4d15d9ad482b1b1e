package io.rec.domain.strikes;

import static io.rec.domain.strikes.Tables.BTC;
import static io.rec.domain.strikes.Tables.NOW;
import static io.rec.domain.strikes.Tables.momentum;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StrikeProbability;
import java.util.Comparator;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ProbabilityLadderTest {

  @Test
  @DisplayName("REC-UPC-03 21 rungs around the price, less sure the nearer they are")
  void climbsAroundThePrice() {
    var ladder = ProbabilityLadder.of(momentum(100_130), OptionalLong.empty(), 900, BTC, NOW);

    assertThat(ladder.baseStrike()).isEqualTo(100_250);
    assertThat(ladder.strikes()).hasSize(21).first().isEqualTo(97_750L);
    assertThat(ladder.strikes()).last().isEqualTo(102_750L);
    assertThat(ladder.probabilities().subList(10, 21))
        .isSortedAccordingTo(Comparator.comparingDouble(StrikeProbability::within));
    assertThat(ladder.probabilities().subList(0, 10))
        .isSortedAccordingTo(Comparator.comparingDouble(StrikeProbability::within).reversed());
  }

  @Test
  void stepsByTheTierOfTheEvent() {
    var ladder = ProbabilityLadder.of(momentum(4_622), OptionalLong.of(20), 900, BTC, NOW);

    assertThat(ladder.baseStrike()).isEqualTo(4_620);
    assertThat(ladder.strikes()).startsWith(4_420L, 4_440L);
  }

  @Test
  void hasNoProbabilitiesWithoutTables() {
    var none = Fingerprints.none("BTC");

    var ladder = ProbabilityLadder.of(momentum(100_130), OptionalLong.empty(), 900, none, NOW);

    assertThat(ladder.probabilities()).isEmpty();
    assertThat(ladder.fingerprint()).isEmpty();
    assertThat(ladder.strikes()).hasSize(21);
  }
}
