package io.rec.venues.connector.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a call is tried.
 *
 * @param before the wait before each attempt, so there are as many attempts as waits
 * @param attempt the longest that one attempt may take
 * @param deadline the longest that the whole call may take, waits included
 */
public record RetryTerms(List<Duration> before, Duration attempt, Duration deadline) {

  private static final Duration ATTEMPT = Duration.ofSeconds(10);

  /** To outside services: the first call and three more, after 1, 2 and 4 s. */
  public static final RetryTerms CONNECTOR =
      growing(3, Duration.ofSeconds(1), 2, ATTEMPT, Duration.ofSeconds(60));

  /** Between services: three attempts, after 0, 1 and 3 s, all within 30 s. */
  public static final RetryTerms INTERNAL =
      new RetryTerms(
          List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3)),
          ATTEMPT,
          Duration.ofSeconds(30));

  public RetryTerms {
    before = List.copyOf(before);
    if (before.isEmpty()) {
      throw new IllegalArgumentException("a policy without an attempt");
    }
    if (!attempt.isPositive() || !deadline.isPositive()) {
      throw new IllegalArgumentException("a policy without time");
    }
  }

  /** The first call at once, then so many retries with a delay that grows by a factor. */
  public static RetryTerms growing(
      int retries, Duration delay, double backoff, Duration attempt, Duration deadline) {
    List<Duration> before = new ArrayList<>(List.of(Duration.ZERO));
    double wait = delay.toMillis();
    for (int i = 0; i < retries; i++) {
      before.add(Duration.ofMillis(Math.round(wait)));
      wait *= backoff;
    }
    return new RetryTerms(before, attempt, deadline);
  }

  public int attempts() {
    return before.size();
  }

  /** The longest that a call can take by attempts and waits alone. */
  public Duration worst() {
    return before.stream().reduce(attempt.multipliedBy(attempts()), Duration::plus);
  }
}
