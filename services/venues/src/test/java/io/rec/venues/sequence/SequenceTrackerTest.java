package io.rec.venues.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SequenceTrackerTest {

  @Test
  @DisplayName("tells what is due, missing, repeated and late")
  void tells() {
    SequenceTracker tracker = new SequenceTracker(1);

    assertThat(List.of(1L, 2L, 5L, 5L, 3L, 6L).stream().map(tracker::arrived))
        .containsExactly(
            new Arrival.Due(),
            new Arrival.Due(),
            new Arrival.Gap(2),
            new Arrival.Repeated(),
            new Arrival.Late(3),
            new Arrival.Due());
  }

  @Property
  void newsRisesStrictlyAndGapsAddUp(
      @ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> numbers) {
    SequenceTracker tracker = new SequenceTracker(0);
    List<Long> news = new ArrayList<>();
    long missing = 0;
    for (int number : numbers) {
      switch (tracker.arrived(number)) {
        case Arrival.Due due -> news.add((long) number);
        case Arrival.Gap gap -> {
          missing += gap.missing();
          news.add((long) number);
        }
        case Arrival.Repeated repeated -> assertThat(news.getLast()).isEqualTo(number);
        case Arrival.Late late -> assertThat(news.getLast()).isGreaterThan(number);
      }
    }

    assertThat(news).isSorted().doesNotHaveDuplicates();
    assertThat(news.size() + missing).isEqualTo(tracker.due());
  }
}
