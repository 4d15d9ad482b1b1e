package io.rec.venues.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Duration STEADY = Duration.ofMinutes(1);

  private final Attempts attempts = new Attempts(Waits.always(Duration::ofSeconds));

  @Test
  @DisplayName("R13 waits for one, two, three failures in a row, without an end")
  void countsFailures() {
    assertThat(List.of(broken(), broken(), broken()).stream().map(attempts::after))
        .containsExactly(seconds(1), seconds(2), seconds(3));
    assertThat(attempts.number()).isEqualTo(4);
  }

  @Test
  @DisplayName("begins to count anew after a connection that worked")
  void beginsAnew() {
    attempts.after(broken());
    attempts.after(broken());

    assertThat(attempts.after(new Ending("reset", false, STEADY, Duration.ZERO)))
        .isEqualTo(seconds(1));
  }

  @Test
  @DisplayName("a venue that accepts and says good-bye at once is not hammered")
  void doesNotHammer() {
    Ending flap = new Ending("bye", true, Duration.ofMillis(20), Duration.ZERO);

    assertThat(List.of(flap, flap).stream().map(attempts::after))
        .containsExactly(seconds(1), seconds(2));
  }

  @Test
  @DisplayName("is quick until the first connection and patient after a lost one")
  void quickUntilConnected() {
    Attempts starting = new Attempts(new Waits(failures -> seconds(1), failures -> seconds(60)));

    assertThat(List.of(broken(), broken()).stream().map(starting::after))
        .containsExactly(seconds(1), seconds(1));
    assertThat(starting.after(new Ending("reset", false, Duration.ofMillis(3), Duration.ZERO)))
        .isEqualTo(seconds(60));
    assertThat(starting.after(broken())).isEqualTo(seconds(60));
  }

  @Property
  void neverShorterThanAsked(@ForAll @Size(max = 20) List<Boolean> steady) {
    Attempts any = new Attempts(Waits.always(failures -> Duration.ofMillis(10L * failures)));
    for (boolean lived : steady) {
      Duration wait = any.after(new Ending("", lived, lived ? STEADY : Duration.ZERO, seconds(2)));
      assertThat(wait).isGreaterThanOrEqualTo(seconds(2));
    }
  }

  private static Ending broken() {
    return Ending.failed("refused", Duration.ZERO);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
