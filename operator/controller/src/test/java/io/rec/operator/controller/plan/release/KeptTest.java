package io.rec.operator.controller.plan.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeptTest {
  @Test
  void keepsTheNewestAndWhatIsInForce() {
    assertThat(Kept.dropped(Situation.stable(1), revisions(1, 6), 3)).containsExactly(2L, 3L);
  }

  @Test
  void givesUpWhatFailed() {
    var release = Situation.stable(1).remembering(revision(4, false), Situation.NOW, "RolledBack");

    assertThat(Kept.dropped(release, revisions(1, 4), 3)).containsExactly(4L);
  }

  @Test
  void mixtureGoesWhenNobodyBearsItAnyMore() {
    assertThat(Kept.dropped(Situation.stable(2), List.of(revision(2, false), revision(3, true)), 3))
        .containsExactly(3L);
  }

  @Test
  void nothingOfARolloutGoes() {
    var rollout = new Rollout(1, 2, 3, "3.1.0", List.of(List.of("a")), Optional.empty());
    var release = Situation.stable(1).at(new Phase.Wave(rollout, 0), Situation.NOW);

    assertThat(Kept.dropped(release, revisions(1, 3), 1)).isEmpty();
  }

  private static List<Revision> revisions(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(number -> revision(number, false)).toList();
  }

  private static Revision revision(long number, boolean partial) {
    return new Revision(
        number, Optional.of(Situation.NOW), "3.0.0", false, partial, "", new TreeMap<>());
  }
}
