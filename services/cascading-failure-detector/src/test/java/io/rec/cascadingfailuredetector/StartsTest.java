package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cascadingfailuredetector.check.Finding;
import io.rec.cascadingfailuredetector.check.Finding.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is being started is not broken")
class StartsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String MANAGER = "trade-manager";

  private final Starts starts = new Starts(Duration.ofMinutes(2));

  @Test
  @DisplayName("one that nobody saw yet is awaited for the patience, and is silent afterwards")
  void awaitsTheUnseen() {
    assertThat(judged(silent(), 0)).isEqualTo(State.STARTING);
    assertThat(judged(silent(), 119)).isEqualTo(State.STARTING);
    assertThat(judged(silent(), 120)).isEqualTo(State.SILENT);
  }

  @Test
  @DisplayName("a young first process may wait; past the patience its waiting counts")
  void awaitsTheYoung() {
    assertThat(judged(waiting(0), 5)).isEqualTo(State.STARTING);
    assertThat(judged(waiting(0), 119)).isEqualTo(State.STARTING);
    assertThat(judged(waiting(0), 120)).isEqualTo(State.WAITING);
  }

  @Test
  @DisplayName("what runs for long already and waits is broken, though the detector has just come")
  void believesTheOld() {
    assertThat(judged(waiting(-600), 0)).isEqualTo(State.WAITING);
  }

  @Test
  @DisplayName("what was ready once has no excuse any more")
  void forgivesOnce() {
    judged(ready(State.WELL, 0), 5);

    assertThat(judged(waiting(0), 10)).isEqualTo(State.WAITING);
    assertThat(judged(silent(), 15)).isEqualTo(State.SILENT);
  }

  @Test
  @DisplayName("what answers that it is ready and does nothing is not being started")
  void tellsTheStale() {
    assertThat(judged(ready(State.STALE, 0), 5)).isEqualTo(State.STALE);
    assertThat(judged(waiting(0), 10)).isEqualTo(State.WAITING);
  }

  @Test
  @DisplayName("a start that ended in a crash is a failure, and so is the next process that waits")
  void tellsTheCrashed() {
    judged(waiting(0), 5);

    assertThat(judged(silent(), 10)).isEqualTo(State.SILENT);
    assertThat(judged(waiting(12), 15)).isEqualTo(State.WAITING);
  }

  @Test
  @DisplayName("what one that is being started does not reach accuses nobody")
  void accusesNobody() {
    var seen =
        new Finding(
            "kalshi-api-watchdog",
            State.WAITING,
            "DependencyNotReady: exchange",
            Map.of("kalshi_api", "the exchange does not answer"),
            Set.of(),
            Optional.of(NOON),
            1);

    assertThat(starts.excuse(List.of(seen), NOON).getFirst().accuses()).isEmpty();
  }

  @Test
  @DisplayName("what a young one has not reached yet is not accused, until it was reached once")
  void accusesWhatWasThere() {
    assertThat(accused(accusing(0), 5)).isEmpty();
    assertThat(judged(accusing(0), 5)).isEqualTo(State.STARTING);
    assertThat(accused(accusing(0), 120)).containsKey("kalshi_api");
  }

  @Test
  @DisplayName("an exchange that goes away soon after the start is accused")
  void accusesWhatWentAway() {
    judged(ready(State.WELL, 0), 5);

    assertThat(accused(accusing(0), 10)).containsKey("kalshi_api");
  }

  private Map<String, String> accused(Finding seen, int second) {
    return starts.excuse(List.of(seen), NOON.plusSeconds(second)).getFirst().accuses();
  }

  private static Finding accusing(int startedAtSecond) {
    return new Finding(
        MANAGER,
        State.STALE,
        "",
        Map.of("kalshi_api", "the exchange does not answer"),
        Set.of(),
        Optional.of(NOON.plusSeconds(startedAtSecond)),
        1);
  }

  private State judged(Finding seen, int second) {
    return starts.excuse(List.of(seen), NOON.plusSeconds(second)).getFirst().state();
  }

  private static Finding silent() {
    return new Finding(
        MANAGER, State.SILENT, "refuses connections", Map.of(), Set.of(), Optional.empty(), 0);
  }

  private static Finding waiting(int startedAtSecond) {
    return seen(State.WAITING, startedAtSecond);
  }

  private static Finding ready(State state, int startedAtSecond) {
    return seen(state, startedAtSecond);
  }

  private static Finding seen(State state, int startedAtSecond) {
    return new Finding(
        MANAGER, state, "", Map.of(), Set.of(), Optional.of(NOON.plusSeconds(startedAtSecond)), 1);
  }
}
