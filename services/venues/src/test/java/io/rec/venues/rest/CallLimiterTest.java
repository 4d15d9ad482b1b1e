package io.rec.venues.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venues.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallLimiterTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MovableClock clock = new MovableClock(NOW);

  @Test
  @DisplayName("TPS-RL-03 refuses the 101st call within a minute and allows it at 60.0 s")
  void limitsKalshi() {
    var budget = limiter(new CallLimit(100, MINUTE)).budget("key");
    IntStream.range(0, 100).forEach(i -> assertThat(budget.take()).isEmpty());

    clock.advance(Duration.ofMillis(59_999));
    assertThat(budget.take()).contains(Duration.ofMillis(1));

    clock.advance(Duration.ofMillis(1));
    assertThat(budget.take()).isEmpty();
  }

  @Test
  @DisplayName("TPS-RL-04 refuses the 1001st call within a minute")
  void limitsCoinbase() {
    var budget = limiter(new CallLimit(1000, MINUTE)).budget("key");
    IntStream.range(0, 1000).forEach(i -> assertThat(budget.take()).isEmpty());

    assertThat(budget.take()).contains(MINUTE);
  }

  @Test
  @DisplayName("TPS-RL-01 counts each credential on its own, and one credential for all its users")
  void countsPerKey() {
    CallLimiter limiter = limiter(new CallLimit(1, MINUTE));
    assertThat(limiter.budget("one").take()).isEmpty();

    assertThat(limiter.budget("two").take()).isEmpty();
    assertThat(limiter.budget("one").take()).isPresent();
  }

  @Test
  @DisplayName("R43 a venue's Retry-After holds calls that the limit would allow")
  void obeysHint() {
    var budget = limiter(new CallLimit(100, MINUTE)).budget("key");
    budget.refused(Duration.ofSeconds(7));

    assertThat(budget.take()).contains(Duration.ofSeconds(7));
    clock.advance(Duration.ofSeconds(7));
    assertThat(budget.take()).isEmpty();
  }

  @Test
  @DisplayName("R43 a hint that is less strict than the limit changes nothing")
  void ignoresMilderHint() {
    var budget = limiter(new CallLimit(1, MINUTE)).budget("key");
    budget.take();
    budget.refused(Duration.ofSeconds(1));

    assertThat(budget.take()).contains(MINUTE);
  }

  @Test
  @DisplayName("waits longer with each 429 in a row that names no time, until one is accepted")
  void growsWithRefusals() {
    var budget = limiter(new CallLimit(100, MINUTE)).budget("key");
    List<Optional<Duration>> waits = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      budget.refused(Duration.ZERO);
      waits.add(budget.take());
      clock.advance(MINUTE);
    }
    budget.accepted();
    budget.refused(Duration.ZERO);
    waits.add(budget.take());

    assertThat(waits)
        .containsExactly(
            Optional.of(Duration.ofSeconds(1)),
            Optional.of(Duration.ofSeconds(2)),
            Optional.of(Duration.ofSeconds(1)));
  }

  @Test
  @DisplayName("a clock that is set back costs no more than one window")
  void survivesClockSetBack() {
    var budget = limiter(new CallLimit(1, MINUTE)).budget("key");
    budget.take();
    clock.advance(Duration.ofHours(-1));

    assertThat(budget.take()).contains(MINUTE);
  }

  @Test
  @DisplayName("TPS-RL-02 remembers no call that is older than the window")
  void forgets() {
    CallWindow window = new CallWindow(List.of(new CallLimit(100, MINUTE)));
    IntStream.range(0, 100).forEach(i -> window.take(i));

    assertThat(window.remembered(60_050)).isEqualTo(49);
  }

  @Test
  @DisplayName("TPS-RL-07 64 threads get exactly as many calls as there are")
  void isExactUnderThreads() throws InterruptedException {
    var budget = limiter(new CallLimit(500, MINUTE)).budget("key");
    AtomicInteger allowed = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
      for (int i = 0; i < 64; i++) {
        threads.execute(
            () -> {
              awaitQuietly(go);
              for (int call = 0; call < 50; call++) {
                if (budget.take().isEmpty()) {
                  allowed.incrementAndGet();
                }
              }
            });
      }
      go.countDown();
    }

    assertThat(allowed).hasValue(500);
  }

  @Property
  @Label("TPS-RL-01 agrees with a list of all calls, for two limits at once")
  void agreesWithModel(@ForAll @Size(max = 300) List<@IntRange(max = 400) Integer> steps) {
    MovableClock time = new MovableClock(NOW);
    List<CallLimit> limits =
        List.of(
            new CallLimit(10, Duration.ofMillis(1000)), new CallLimit(3, Duration.ofMillis(150)));
    var budget = new CallLimiter(limits, Duration::ofSeconds, time).budget("key");
    List<Long> made = new ArrayList<>();
    for (int step : steps) {
      time.advance(Duration.ofMillis(step));
      long now = time.millis();
      boolean free =
          limits.stream()
              .allMatch(
                  limit ->
                      made.stream().filter(at -> at > now - limit.window().toMillis()).count()
                          < limit.calls());

      boolean allowed = budget.take().isEmpty();

      assertThat(allowed).isEqualTo(free);
      if (allowed) {
        made.add(now);
      }
    }
  }

  @Property
  void theWaitIsExact(@ForAll @Size(max = 60) List<@IntRange(max = 100) Integer> steps) {
    MovableClock time = new MovableClock(NOW);
    var budget =
        new CallLimiter(
                List.of(new CallLimit(4, Duration.ofMillis(300))), Duration::ofSeconds, time)
            .budget("key");
    for (int step : steps) {
      time.advance(Duration.ofMillis(step));
      Optional<Duration> wait = budget.take();
      if (wait.isPresent()) {
        time.advance(wait.get().minusMillis(1));
        assertThat(budget.take()).contains(Duration.ofMillis(1));
        time.advance(Duration.ofMillis(1));
        assertThat(budget.take()).isEmpty();
      }
    }
  }

  private CallLimiter limiter(CallLimit limit) {
    return new CallLimiter(List.of(limit), Duration::ofSeconds, clock);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
