package io.rec.cli.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private Optional<String> there = Optional.of("pod-a");
  private final Remembered<String> pod =
      new Remembered<>(this::look, Duration.ofSeconds(1), now::get);

  @Test
  void manyConnectionsOfOneMomentLookOnce() {
    assertThat(pod.get()).contains("pod-a");
    now.addAndGet(Duration.ofMillis(999).toNanos());

    assertThat(pod.get()).contains("pod-a");
    assertThat(looks).hasValue(1);
  }

  @Test
  void afterASecondItLooksAgain() {
    pod.get();
    there = Optional.of("pod-b");
    now.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(pod.get()).contains("pod-b");
    assertThat(looks).hasValue(2);
  }

  @Test
  void aPodThatFailedIsForgottenAtOnce() {
    String failed = pod.get().orElseThrow();
    there = Optional.of("pod-b");
    pod.forget(failed);

    assertThat(pod.get()).contains("pod-b");
  }

  @Test
  void aLateFailureDoesNotForgetTheNextPod() {
    pod.get();
    there = Optional.of("pod-b");
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    pod.get();
    pod.forget("pod-a");

    assertThat(pod.get()).contains("pod-b");
    assertThat(looks).hasValue(2);
  }

  @Test
  void thatNoneIsReadyIsNotRemembered() {
    there = Optional.empty();
    assertThat(pod.get()).isEmpty();
    there = Optional.of("pod-a");

    assertThat(pod.get()).contains("pod-a");
  }

  private Optional<String> look() {
    looks.incrementAndGet();
    return there;
  }
}
