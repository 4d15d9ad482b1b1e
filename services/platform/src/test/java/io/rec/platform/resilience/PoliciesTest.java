package io.rec.platform.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

  @Test
  @DisplayName("R13 the stream policy doubles from one second to sixty")
  void doublesToSixty() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(Backoff.STREAM::ceiling))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(Backoff.STREAM.ceiling(10_000)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  @DisplayName("R13 a wait is anywhere up to its ceiling")
  void jittersFully() {
    Random random = new Random(7);

    assertThat(IntStream.range(0, 1000).mapToObj(i -> Backoff.STREAM.wait(3, random).toMillis()))
        .allMatch(wait -> wait >= 100 && wait <= 4000)
        .anyMatch(wait -> wait < 500)
        .anyMatch(wait -> wait > 3500);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @DisplayName("R13 refusals are final, failures and limits are not")
  @CsvSource({
    "400,false",
    "401,false",
    "403,false",
    "404,false",
    "409,false",
    "422,false",
    "200,false",
    "429,true",
    "500,true",
    "503,true"
  })
  void knowsWhatIsFinal(int status, boolean again) {
    assertThat(RetryWaits.worthRetrying(status)).isEqualTo(again);
  }
}
