package io.rec.unifiedproductioncoordinator.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Turns by a clock that moves from one event to the next. */
class TurnsTest {

  private static final long MILLI = 1_000_000;

  /** What one thread that makes tables did: when, and how long the tick waited that it was for. */
  private record Made(long at, long waited) {}

  @Test
  @DisplayName("ten ticks a second never wait, whatever a hiccup once held up")
  void forgetsHiccups() {
    long[] ticks = steady(600);
    // Ticks 100 to 106 come late and all at once.
    Arrays.fill(ticks, 100, 106, ticks[106]);

    List<Made> made = run(ticks);

    assertThat(made.stream().filter(each -> each.at < ticks[100])).allMatch(e -> e.waited == 0);
    assertThat(made.stream().filter(each -> each.at > ticks[109])).allMatch(e -> e.waited == 0);
    assertThat(made.stream().filter(each -> each.at > ticks[109])).hasSize(490);
  }

  @Test
  @DisplayName("ten ticks a second that come a little early or late hardly ever wait either")
  void toleratesJitter() {
    Random random = new Random(7);
    long[] ticks = steady(6000);
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] += (long) (random.nextGaussian() * 4 * MILLI);
    }
    Arrays.fill(ticks, 1000, 1010, ticks[1010]);
    Arrays.sort(ticks);

    List<Made> made = run(ticks);

    assertThat(made.stream().filter(each -> each.waited > 0)).hasSizeLessThan(6);
    assertThat(made).hasSizeGreaterThan(5980);
  }

  @Test
  @DisplayName("2,000 ticks a second give ten tables a second, each with a tick that is new")
  void holdsABurst() {
    long[] ticks = LongStream.range(0, 20_000).map(i -> i * MILLI / 2).toArray();

    List<Made> made = run(ticks);

    assertThat(made).hasSizeBetween(100, 103);
    assertThat(made).allMatch(each -> each.waited <= Turns.INTERVAL);
  }

  @Test
  @DisplayName("a change of markets alone waits for a tick to ride on, and a tick ends the wait")
  void ridesOnTheNextTick() {
    Turns turns = new Turns(0);
    turns.take(0);
    long alone = turns.delay(50 * MILLI);
    turns.tick(60 * MILLI);

    assertThat(alone).isEqualTo(100 * MILLI);
    assertThat(turns.delay(60 * MILLI)).isZero();
  }

  @Property(tries = 200)
  @Label("ten a second in the long run, three at once, and no tick waits for more than 100 ms")
  void holdsItsPromise(@ForAll Random random, @ForAll @IntRange(min = 1, max = 400) int gapMillis) {
    long[] ticks = new long[200];
    for (int i = 1; i < ticks.length; i++) {
      ticks[i] = ticks[i - 1] + (long) (random.nextDouble() * 2 * gapMillis * MILLI);
    }

    List<Made> made = run(ticks);

    assertThat(made).allMatch(each -> each.waited <= Turns.INTERVAL);
    long mostAhead = 0;
    for (int from = 0; from < made.size(); from++) {
      for (int to = from; to < made.size(); to++) {
        long allowed = (made.get(to).at - made.get(from).at) / Turns.INTERVAL;
        mostAhead = Math.max(mostAhead, to - from + 1 - allowed);
      }
    }
    assertThat(mostAhead).isLessThanOrEqualTo(Turns.AT_ONCE);
  }

  private static long[] steady(int count) {
    return LongStream.range(0, count).map(i -> i * 100 * MILLI).toArray();
  }

  /**
   * A thread that asks when a tick comes and when its wait is over, and makes tables in no time.
   */
  private static List<Made> run(long[] ticks) {
    Turns turns = new Turns(ticks[0]);
    List<Made> made = new ArrayList<>();
    int next = 0;
    while (next < ticks.length) {
      long oldest = ticks[next];
      long now = oldest;
      turns.tick(now);
      next++;
      long wait = turns.delay(now);
      while (wait > 0) {
        boolean tickFirst = next < ticks.length && ticks[next] <= now + wait;
        now = tickFirst ? ticks[next] : now + wait;
        if (tickFirst) {
          turns.tick(now);
          next++;
        }
        wait = turns.delay(now);
      }
      turns.take(now);
      made.add(new Made(now, now - oldest));
    }
    return made;
  }
}
