package io.rec.cli.waiting;

import static java.util.Objects.requireNonNull;

import io.rec.cli.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks again and again until there is an answer or the time is up. */
public final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final InstantSource clock;
  private final Duration limit;

  public Patience(InstantSource clock, Duration limit) {
    this.clock = requireNonNull(clock, "clock");
    this.limit = requireNonNull(limit, "limit");
  }

  /** One look at the world. */
  @FunctionalInterface
  public interface Look<T> {
    /** The answer, or nothing yet. */
    Optional<T> look() throws InterruptedException;
  }

  public <T> Optional<T> until(Look<T> look) throws InterruptedException {
    Instant deadline = clock.instant().plus(limit);
    while (true) {
      Optional<T> answer = look.look();
      if (answer.isPresent() || !clock.instant().isBefore(deadline)) {
        return answer;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** As {@link #until}, for what must happen. */
  public <T> T orFail(Supplier<Failure> late, Look<T> look) throws InterruptedException {
    return until(look).orElseThrow(late);
  }

  public Duration limit() {
    return limit;
  }
}
