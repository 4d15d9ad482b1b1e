package io.rec.venues.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong();
  private final TokenBudget budget =
      new TokenBudget(new TokenRate(100, 100), Duration::ofSeconds, nanos::get);

  @Test
  @DisplayName("lets through at once what the bucket holds, less what is kept for the way")
  void beginsFull() {
    for (int call = 0; call < 9; call++) {
      assertThat(budget.reserve(10, LONG)).contains(Duration.ZERO);
    }

    assertThat(budget.reserve(10, Duration.ZERO)).isEmpty();
  }

  @Test
  @DisplayName("serves callers in the order in which they asked, each at its time")
  void spreads() {
    List<Duration> waits = new ArrayList<>();
    for (int call = 0; call < 12; call++) {
      waits.add(budget.reserve(10, LONG).orElseThrow());
    }

    assertThat(waits).isSorted();
    assertThat(waits.getLast()).isBetween(Duration.ofMillis(333), Duration.ofMillis(334));
  }

  @Test
  @DisplayName("who will not wait pays nothing")
  void impatienceIsFree() {
    drain();

    assertThat(budget.reserve(10, Duration.ofMillis(1))).isEmpty();
    nanos.addAndGet(Duration.ofMillis(112).toNanos());
    assertThat(budget.reserve(10, Duration.ZERO)).contains(Duration.ZERO);
  }

  @Test
  @DisplayName("what was paid for and not sent is there for the next")
  void givesBack() {
    drain();
    budget.giveBack(10);

    assertThat(budget.reserve(10, Duration.ZERO)).contains(Duration.ZERO);
  }

  @Test
  @DisplayName("a call that was paid before waits only where the venue said so")
  void paidCalls() {
    drain();

    assertThat(budget.take(0)).isEmpty();
    budget.refused(Duration.ZERO);
    assertThat(budget.take(0)).contains(Duration.ofSeconds(1));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(budget.take(0)).isEmpty();
  }

  @Test
  @DisplayName("the wait after refusals grows with those in a row")
  void backsOff() {
    budget.refused(Duration.ZERO);
    budget.refused(Duration.ZERO);
    assertThat(budget.reserve(1, LONG)).contains(Duration.ofSeconds(2));

    budget.accepted();
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    budget.refused(Duration.ZERO);
    assertThat(budget.take(1)).contains(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("a call that costs more than the bucket holds is made when the bucket is full")
  void letsDearCallsThrough() {
    assertThat(budget.reserve(150, LONG)).contains(Duration.ZERO);
    assertThat(budget.reserve(10, LONG)).hasValueSatisfying(wait -> assertThat(wait).isPositive());
  }

  @Test
  @DisplayName("takes over the limits that the venue tells")
  void followsLimits() {
    budget.limit(new TokenRate(1000, 2000));

    int calls = 0;
    while (budget.take(10).isEmpty()) {
      calls++;
    }

    assertThat(calls).isEqualTo(180);
  }

  @Test
  @DisplayName("TPS-RL-07 concurrent callers never get more than the bucket holds")
  void holdsUnderConcurrency() throws Exception {
    List<Future<Optional<Duration>>> asked = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 64; call++) {
        asked.add(callers.submit(() -> budget.reserve(10, Duration.ZERO)));
      }
    }

    int passed = 0;
    for (Future<Optional<Duration>> one : asked) {
      passed += one.get().isPresent() ? 1 : 0;
    }
    assertThat(passed).isEqualTo(9);
  }

  private void drain() {
    while (budget.reserve(10, Duration.ZERO).isPresent()) {
      assertThat(nanos.get()).isZero();
    }
  }
}
