package io.rec.unifiedproductioncoordinator.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  @DisplayName("a few ticks at once do not wait, more of them are held to ten a second")
  void letsAFewThrough() throws InterruptedException {
    Pace pace = new Pace(System::nanoTime);
    long began = System.nanoTime();

    for (int i = 0; i < 6; i++) {
      pace.tick();
      pace.awaitTurn();
    }

    // Three at once and three more at 100 ms each.
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
  }

  @Test
  @DisplayName("a tick from another thread ends the wait of a change of markets")
  void tickEndsTheWait() throws InterruptedException {
    Pace pace = new Pace(() -> 0);
    pace.awaitTurn();

    // By a clock that stands still only a tick can end it.
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    pace.awaitTurn();
                  } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                  }
                });
    pace.tick();

    assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
  }
}
