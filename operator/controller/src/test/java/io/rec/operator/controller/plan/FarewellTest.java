package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.StopStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FarewellTest {
  private static final Duration LONG = Duration.ofDays(2);

  private static Desk deleted(String spec) {
    var desk = Desks.desk(spec);
    var paper = Desks.desk("");
    return deleted(
        Desks.with(desk, Desks.plan(paper, Desks.healthy(paper), NOW).status()), Map.of());
  }

  private static Desk deleted(Desk desk, Map<String, String> annotations) {
    return new Desk(
        desk.owner(), desk.generation(), desk.spec(), desk.status(), annotations, Optional.of(NOW));
  }

  private static Farewell way(Desk desk, Instant when) {
    return Farewell.of(desk, true, when);
  }

  @Test
  void whatTradesGoesInOrder() {
    assertThat(way(deleted(""), NOW)).isEqualTo(Farewell.IN_ORDER);
  }

  @Test
  void whatWasNeverReadyHasNothingToPutInOrder() {
    assertThat(way(deleted(Desks.desk(""), Map.of()), NOW)).isEqualTo(Farewell.AT_ONCE);
  }

  @Test
  void whatIsTakenApartMeanwhileKeepsNoOrder() {
    assertThat(Farewell.of(deleted("mode: Live"), false, NOW)).isEqualTo(Farewell.AT_ONCE);
  }

  @Test
  void whatHasStoppedIsLetGo() {
    var desk = deleted("mode: Live");
    var stopped =
        desk.with(desk.status().change().stop(new StopStatus("Stopped", "s-1", NOW, 0)).seal());

    assertThat(way(stopped, NOW)).isEqualTo(Farewell.AT_ONCE);
  }

  @Test
  @DisplayName("time lets go of paper, never of real money")
  void timeLetsGoOfPaperOnly() {
    var inTime = NOW.plus(Duration.ofMinutes(10));

    assertThat(way(deleted(""), inTime)).isEqualTo(Farewell.IN_ORDER);
    assertThat(way(deleted(""), inTime.plusSeconds(1))).isEqualTo(Farewell.LATE);
    assertThat(way(deleted("mode: Live"), NOW.plus(LONG))).isEqualTo(Farewell.IN_ORDER);
  }

  @Test
  @DisplayName("the override is the system's own name, so that it cannot be copied by mistake")
  void onlyItsNameForces() {
    var live = deleted("mode: Live");

    assertThat(way(deleted(live, Map.of(Verbs.FORCE_DELETE, "true")), NOW))
        .isEqualTo(Farewell.IN_ORDER);
    assertThat(way(deleted(live, Map.of(Verbs.FORCE_DELETE, live.owner().name())), NOW))
        .isEqualTo(Farewell.FORCED);
  }

  @Test
  @DisplayName("rec.io/paused does not hold back a deletion")
  void pauseIsOverruled() {
    var paused = deleted(deleted(""), Map.of(Verbs.PAUSED, "true"));

    assertThat(paused.paused()).isFalse();
    assertThat(paused.stops()).isTrue();
  }
}
