package io.rec.venues.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest(name = "{0} is {1} ms")
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7000",
        "0 | 0",
        "1.5 | 1500",
        "999999 | 3600000",
        "Mon, 02 Mar 2026 12:00:30 GMT | 30000",
        "Mon, 02 Mar 2026 11:00:00 GMT | 0",
        "-5 | 0",
        "soon | 0"
      })
  void reads(String hint, long millis) {
    HttpHeaders headers =
        HttpHeaders.of(Map.of("Retry-After", List.of(hint)), (name, value) -> true);

    assertThat(RetryAfter.of(headers, NOW, HOUR)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  @DisplayName("an answer without the header asks for no wait")
  void none() {
    HttpHeaders headers = HttpHeaders.of(Map.of(), (name, value) -> true);

    assertThat(RetryAfter.of(headers, NOW, HOUR)).isZero();
  }
}
