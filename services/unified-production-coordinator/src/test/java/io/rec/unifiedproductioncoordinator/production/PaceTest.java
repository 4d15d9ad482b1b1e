package io.rec.unifiedproductioncoordinator.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  @DisplayName("a few ticks at once do not wait, more of them are held to a pace")
  void letsAFewThrough() throws InterruptedException {
    Pace pace = new Pace(System::nanoTime);
    long began = System.nanoTime();

    for (int i = 0; i < 8; i++) {
      pace.tick();
      pace.awaitTurn();
    }

    // Three at once and five more at 80 ms each.
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(350), Duration.ofSeconds(5));
  }

  @Test
  @DisplayName("a change of markets alone waits for a tick to ride on, and a tick ends the wait")
  void ridesOnTheNextTick() throws InterruptedException {
    Pace pace = new Pace(System::nanoTime);
    pace.awaitTurn();
    long began = System.nanoTime();

    pace.awaitTurn();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(140));
    pace.tick();
    began = System.nanoTime();
    pace.awaitTurn();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(100));
  }
}
