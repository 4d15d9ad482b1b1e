package io.rec.venues.stream;

import java.time.Duration;
import java.util.function.IntFunction;

/**
 * How long to wait before the attempt that follows this many failures in a row. Until the first
 * connection other waits apply: the venue may be starting beside us, and nobody is hammered yet.
 */
public record Waits(IntFunction<Duration> untilConnected, IntFunction<Duration> afterLoss) {

  /** The same before the first connection as after it. */
  public static Waits always(IntFunction<Duration> waits) {
    return new Waits(waits, waits);
  }
}
