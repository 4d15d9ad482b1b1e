package io.rec.operator.controller.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether passes still come and go. Every system asks for its next pass within seconds, and a pass
 * that fails is tried again within two minutes: a longer silence, or a pass that does not end, is
 * something that only another process cures.
 */
final class Pulse {
  /** Each call of a pass to the API server ends in seconds. */
  static final Duration LONGEST_PASS = Duration.ofMinutes(5);

  /** More than twice the longest pause between two attempts. */
  static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  private final LongSupplier nanoTime;
  private final Map<Long, Running> running = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private final AtomicLong lastSign;
  private volatile BooleanSupplier anythingToDo = () -> false;

  private record Running(String system, long since) {}

  /**
   * @param nanoTime a clock that nobody sets: a corrected wall clock must not end the process
   */
  Pulse(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastSign = new AtomicLong(nanoTime.getAsLong());
  }

  /** Without systems, and without the lead, silence is what is to be expected. */
  void expectWork(BooleanSupplier wanted) {
    anythingToDo = wanted;
  }

  /** A pass over a system; closing it ends the pass. */
  Beat begin(String system) {
    var key = number.incrementAndGet();
    var now = nanoTime.getAsLong();
    running.put(key, new Running(system, now));
    lastSign.set(now);
    return () -> {
      running.remove(key);
      lastSign.set(nanoTime.getAsLong());
    };
  }

  /** The end of a pass. */
  interface Beat extends AutoCloseable {
    @Override
    void close();
  }

  /** Empty while passes come and go, else what is stuck. */
  String trouble() {
    var now = nanoTime.getAsLong();
    for (var pass : running.values()) {
      var age = Duration.ofNanos(now - pass.since());
      if (age.compareTo(LONGEST_PASS) > 0) {
        return "a pass over %s has not ended for %d s".formatted(pass.system(), age.toSeconds());
      }
    }
    if (!anythingToDo.getAsBoolean()) {
      // Counting begins when there is something to count.
      lastSign.set(now);
      return "";
    }
    var silence = Duration.ofNanos(now - lastSign.get());
    return silence.compareTo(LONGEST_SILENCE) > 0
        ? "no pass for %d s".formatted(silence.toSeconds())
        : "";
  }
}
