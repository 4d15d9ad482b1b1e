package io.rec.venues.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Holds calls back that would exceed a venue's limits, for each credential on its own: give one
 * limiter to all clients of a venue. A venue's own "wait" is obeyed when it is longer; where it
 * names no time, the wait grows with the refusals in a row.
 */
public final class CallLimiter {

  private final List<CallLimit> limits;
  private final IntFunction<Duration> waitAfterRefusals;
  private final Clock clock;
  private final Map<String, CallWindow> windows = new ConcurrentHashMap<>();

  public CallLimiter(List<CallLimit> limits, IntFunction<Duration> waitAfterRefusals, Clock clock) {
    this.limits = List.copyOf(limits);
    this.waitAfterRefusals = waitAfterRefusals;
    this.clock = clock;
  }

  /** The budget of a credential; the key is its id, never its secret. */
  public Budget budget(String key) {
    return new Budget(windows.computeIfAbsent(key, name -> new CallWindow(limits)));
  }

  /** What one credential may still do. */
  public final class Budget implements CallBudget {

    private final CallWindow window;

    private Budget(CallWindow window) {
      this.window = window;
    }

    /** Empty when the call may be made, and counts it; otherwise how long to wait. */
    public Optional<Duration> take() {
      long wait = window.take(clock.millis());
      return wait == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait));
    }

    /** A call counts as one, whatever it costs. */
    @Override
    public Optional<Duration> take(int tokens) {
      return take();
    }

    @Override
    public void refused(Duration retryAfter) {
      int inARow = window.refusal();
      Duration grown = waitAfterRefusals.apply(inARow);
      Duration wait = retryAfter.isPositive() ? retryAfter : grown;
      window.hold(clock.millis() + wait.toMillis());
    }

    @Override
    public void accepted() {
      window.acceptance();
    }
  }
}
