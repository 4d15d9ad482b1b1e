package io.rec.platform.resilience;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The waits before each attempt of a policy with an end. */
public record RetryWaits(List<Duration> before) {

  /** Between services: three attempts, after 0, 1 and 3 seconds. */
  public static final RetryWaits INTERNAL =
      new RetryWaits(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3)));

  /** One attempt. */
  public static final RetryWaits NONE = new RetryWaits(List.of(Duration.ZERO));

  private static final Set<Integer> FINAL = Set.of(400, 401, 403, 404, 409, 422);

  public RetryWaits {
    before = List.copyOf(before);
  }

  /** Whether an answer with this status may be different next time. */
  public static boolean worthRetrying(int status) {
    return status == 429 || (status >= 500 && !FINAL.contains(status));
  }
}
