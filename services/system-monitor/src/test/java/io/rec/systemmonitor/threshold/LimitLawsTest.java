package io.rec.systemmonitor.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class LimitLawsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Limit LIMIT =
      new Limit(80, 76, Duration.ofSeconds(30), Duration.ofSeconds(60));

  @Property
  @Label("between the two marks nothing ever changes")
  void gapKeepsState(
      @ForAll @NotEmpty List<@DoubleRange(min = 76.01, max = 80) Double> values,
      @ForAll boolean firing) {
    Watched state = firing ? new Watched.Firing() : Watched.CALM;
    Instant now = START;
    for (double value : values) {
      now = now.plusSeconds(100);
      state = LIMIT.next(state, OptionalDouble.of(value), now);
      assertThat(state.firing()).isEqualTo(firing);
    }
  }

  @Property
  @Label("two changes are never nearer to each other than the shorter of the two times")
  void changesAreApart(
      @ForAll @NotEmpty List<@DoubleRange(min = 60, max = 100) Double> values,
      @ForAll @IntRange(min = 1, max = 40) int secondsBetween) {
    Watched state = Watched.CALM;
    Instant now = START;
    Instant changedAt = Instant.EPOCH;
    for (double value : values) {
      now = now.plusSeconds(secondsBetween);
      Watched next = LIMIT.next(state, OptionalDouble.of(value), now);
      if (next.firing() != state.firing()) {
        assertThat(Duration.between(changedAt, now)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        changedAt = now;
      }
      state = next;
    }
  }

  @Property
  @Label("a figure that is missing changes nothing")
  void missingChangesNothing(@ForAll @IntRange(min = 0, max = 3) int which) {
    Watched state =
        List.of(
                Watched.CALM,
                new Watched.Rising(START),
                new Watched.Firing(),
                new Watched.Falling(START))
            .get(which);

    assertThat(LIMIT.next(state, OptionalDouble.empty(), START.plusSeconds(3600))).isEqualTo(state);
  }

  @Property
  @Label("what is too high for as long as it takes fires, whatever was before")
  void firesInTheEnd(
      @ForAll List<@DoubleRange(min = 0, max = 200) Double> before,
      @ForAll @DoubleRange(min = 80.01, max = 1000) double high) {
    Watched state = Watched.CALM;
    Instant now = START;
    for (double value : before) {
      now = now.plusSeconds(15);
      state = LIMIT.next(state, OptionalDouble.of(value), now);
    }
    for (int i = 0; i < 4; i++) {
      now = now.plusSeconds(15);
      state = LIMIT.next(state, OptionalDouble.of(high), now);
    }

    assertThat(state.firing()).isTrue();
  }
}
