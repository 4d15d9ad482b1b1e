package io.rec.cli.forward;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was found a moment ago: a page opens many connections at once, and each look costs it the
 * way to the cluster and back.
 */
final class Remembered<T> {
  private final Supplier<Optional<T>> look;
  private final long nanos;
  private final LongSupplier clock;
  private @Nullable T found;
  private long foundAt;

  Remembered(Supplier<Optional<T>> look, Duration life, LongSupplier clock) {
    this.look = look;
    this.nanos = life.toNanos();
    this.clock = clock;
  }

  /** Whoever comes while another one looks waits for what that one finds; nothing is not kept. */
  synchronized Optional<T> get() {
    if (found != null && clock.getAsLong() - foundAt < nanos) {
      return Optional.of(found);
    }
    Optional<T> seen = look.get();
    found = seen.orElse(null);
    foundAt = clock.getAsLong();
    return seen;
  }

  /** It was of no use; a newer one that somebody has found since stays. */
  synchronized void forget(T useless) {
    if (found == useless) {
      found = null;
    }
  }
}
