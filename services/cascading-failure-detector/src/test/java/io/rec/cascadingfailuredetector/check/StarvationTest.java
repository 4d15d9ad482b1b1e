package io.rec.cascadingfailuredetector.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.health.PeerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One that gets too little processor time")
class StarvationTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  @DisplayName("is told by how much it is held back and by how late it answers")
  void tells() {
    assertThat(complaint(97, 800, 120))
        .hasValue(
            "it is starved of processor: held back in 97 % of the last seconds, and it answers after"
                + " 800 ms");
  }

  @Test
  @DisplayName("is none that works at its limit and answers, is slow for another reason, or starts")
  void leavesOthersAlone() {
    assertThat(complaint(97, 20, 120)).isEmpty();
    assertThat(complaint(40, 1500, 120)).isEmpty();
    assertThat(complaint(97, 800, 20)).isEmpty();
  }

  @Test
  @DisplayName("is told by how late its work is, though it answers soon")
  void tellsWhatIsLate() {
    assertThat(complaint(97, 20, 120, Optional.of("its last cycle was 6 s ago")))
        .hasValue(
            "it is starved of processor: held back in 97 % of the last seconds, and its last cycle"
                + " was 6 s ago");
  }

  private static Optional<String> complaint(int throttled, long tookMillis, int ageSeconds) {
    return complaint(throttled, tookMillis, ageSeconds, Optional.empty());
  }

  private static Optional<String> complaint(
      int throttled, long tookMillis, int ageSeconds, Optional<String> behind) {
    Instant began = NOON.minusSeconds(ageSeconds);
    PeerState state =
        new PeerState(
            "trade-manager",
            PeerState.Condition.READY,
            List.of(),
            "",
            "1",
            "Paper",
            began.toString(),
            tookMillis,
            throttled,
            NOON);
    return Starvation.holdsBack(state, Optional.of(began), NOON)
        ? Starvation.complaint(state, behind)
        : Optional.empty();
  }
}
