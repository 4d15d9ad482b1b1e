package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether a database that hangs can store")
class StoringLookTest {

  @Test
  @DisplayName("is asked once, and each look ends in time without an answer")
  void isLate() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger questions = new AtomicInteger();
    StoringLook look =
        new StoringLook(
            () -> {
              questions.incrementAndGet();
              awaitQuietly(end);
              throw new IllegalStateException("nobody waits for this one");
            });

    assertThat(look.look()).isInstanceOf(StoringLook.Late.class);
    assertThat(look.look()).isInstanceOf(StoringLook.Late.class);

    assertThat(questions).hasValue(1);
    end.countDown();
  }

  private static void awaitQuietly(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
