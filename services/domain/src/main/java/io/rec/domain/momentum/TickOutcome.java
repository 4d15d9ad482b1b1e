package io.rec.domain.momentum;

/** What became of a tick that was offered. */
public enum TickOutcome {
  ACCEPTED,
  /** Older than the latest one. */
  OUT_OF_ORDER,
  /** The latest one once more: same time, same price. */
  DUPLICATE,
  /** Zero, negative, infinite or no number. */
  IMPOSSIBLE_PRICE
}
