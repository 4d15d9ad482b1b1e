package io.rec.domain.momentum;

/**
 * Stands on the latest sample at or before the start of one window. It only moves forward, so all
 * moves together cost one step a sample.
 */
final class WindowCursor {
  /** A base that is older than the window by more than this no longer describes the window. */
  static final int TOLERATED_SECONDS = 60;

  private static final long NONE = -1;

  private final Window window;
  private long number = NONE;
  private double base = Double.NaN;
  private boolean stale;

  WindowCursor(Window window) {
    this.window = window;
  }

  void moveTo(long now, SecondPrices history) {
    var start = now - window.seconds();
    var next = Math.max(number + 1, history.oldest());
    while (next < history.count() && history.second(next) <= start) {
      number = next;
      next++;
    }
    if (number != NONE) {
      base = history.price(number);
      stale = start - history.second(number) > TOLERATED_SECONDS;
    }
  }

  /** The move since then in percent; NaN when the history does not reach so far. */
  double delta(double price) {
    return (price - base) / base * 100;
  }

  boolean exists() {
    return number != NONE;
  }

  boolean isStale() {
    return stale;
  }

  double weight() {
    return window.weight();
  }
}
