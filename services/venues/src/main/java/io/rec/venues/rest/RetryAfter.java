package io.rec.venues.rest;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The wait that an answer asks for in its header {@code Retry-After}. */
public final class RetryAfter {

  private RetryAfter() {}

  /** Zero where there is no hint; a longer one than we follow is taken for the longest. */
  public static Duration of(HttpHeaders headers, Instant now, Duration longest) {
    return headers
        .firstValue("Retry-After")
        .map(hint -> read(hint, now, longest))
        .orElse(Duration.ZERO);
  }

  /** Seconds, also with a fraction, or a date; nonsense is no hint. */
  static Duration read(String hint, Instant now, Duration longest) {
    Duration wait;
    try {
      wait =
          hint.matches("\\d{1,9}(\\.\\d{1,9})?")
              ? Duration.ofMillis(new BigDecimal(hint).movePointRight(3).longValue())
              : Duration.between(
                  now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(hint)));
    } catch (DateTimeException nonsense) {
      return Duration.ZERO;
    }
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
