package io.rec.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.rec.platform.telemetry.RequestId;
import io.rec.platform.testing.LogLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoopsTest {

  private static final Duration FAST = Duration.ofMillis(5);

  @Test
  @DisplayName("REC-RES-01 a failing pass is told once and does not end the loop")
  void survivesFailures() {
    Loops loops = new Loops(Clock.systemUTC());
    try (LogLines log = LogLines.of("io.rec.platform.loop")) {
      Loop loop =
          loops.every(
              "failing",
              FAST,
              () -> {
                throw new IllegalStateException("again");
              });

      await().until(() -> loop.failures() > 3);

      assertThat(log.messages()).containsExactly("loop failing failed");
      assertThat(loop.running()).isTrue();
      loops.stop(loop);
    }
  }

  @Test
  @DisplayName("REC-RES-01 an error does not end the loop either")
  void survivesErrors() {
    Loops loops = new Loops(Clock.systemUTC());
    Loop loop =
        loops.every(
            "erring",
            FAST,
            () -> {
              throw new AssertionError("a library's");
            });

    await().until(() -> loop.failures() > 3);

    assertThat(loop.running()).isTrue();
    loops.stop(loop);
  }

  @Test
  @DisplayName(
      "BOT-TRC-02 a pass goes on in the trace of whoever woke it, and the next one does not")
  void passesOnTheTrace() {
    Loops loops = new Loops(Clock.systemUTC());
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    SpanContext span =
        SpanContext.create(
            trace, "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());
    List<String> seen = new CopyOnWriteArrayList<>();
    Loop loop =
        loops.every(
            "traced",
            Duration.ofMinutes(1),
            () -> seen.add(RequestId.currentTrace().orElse("none")));
    await().until(() -> loop.passes() == 1);

    try (Scope scope = Span.wrap(span).makeCurrent()) {
      loop.wake();
    }
    await().until(() -> loop.passes() == 2);
    loop.wake();
    await().until(() -> loop.passes() == 3);

    assertThat(seen).containsExactly("none", trace, "none");
    loops.stop(loop);
  }

  @Test
  @DisplayName("of many wakes within the gap comes one pass, and none of them is lost")
  void gathersWakes() {
    Loops loops = new Loops(Clock.systemUTC());
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger heard = new AtomicInteger();
    Loop loop =
        loops.every(
            "gathering",
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            () -> heard.set(asked.get()));
    await().until(() -> loop.passes() == 1);

    for (int wake = 0; wake < 50; wake++) {
      asked.incrementAndGet();
      loop.wake();
    }

    await().until(() -> heard.get() == 50);
    assertThat(loop.passes()).isEqualTo(2);
    loops.stop(loop);
  }

  @Test
  @DisplayName("a loop that gathers wakes is stopped at once")
  void stopsWithinTheGap() {
    Loops loops = new Loops(Clock.systemUTC());
    Loop loop = loops.every("gathering", Duration.ofMinutes(1), Duration.ofMinutes(1), () -> {});
    await().until(() -> loop.passes() == 1);
    try (LogLines log = LogLines.of("io.rec.platform.loop")) {
      loops.stop(loop);

      assertThat(loop.running()).isFalse();
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  @DisplayName("a pass that hangs makes the service look stuck, so that it is restarted")
  void hangingPassIsStuck() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource source = now::get;
    Loops loops = new Loops(source.withZone(ZoneOffset.UTC));
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Loop loop =
        loops.every(
            "hanging",
            FAST,
            () -> {
              entered.countDown();
              leave.await();
            });
    await().until(() -> entered.getCount() == 0);
    assertThat(loops.stuck()).isEmpty();

    now.set(Instant.EPOCH.plus(Duration.ofMinutes(2)));

    assertThat(loops.stuck()).containsExactly(loop);
    leave.countDown();
    loops.stop(loop);
  }

  @Test
  @DisplayName("a stopped loop has finished its pass")
  void finishesItsPass() {
    Loops loops = new Loops(Clock.systemUTC());
    CountDownLatch entered = new CountDownLatch(1);
    AtomicReference<String> result = new AtomicReference<>("begun");
    Loop loop =
        loops.every(
            "writing",
            FAST,
            () -> {
              entered.countDown();
              result.set("written");
            });
    await().until(() -> entered.getCount() == 0);

    loops.stop(loop);

    assertThat(result).hasValue("written");
    assertThat(loop.running()).isFalse();
  }
}
