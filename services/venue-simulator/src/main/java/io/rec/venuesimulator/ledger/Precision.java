package io.rec.venuesimulator.ledger;

/** The step in which a member's balance moves. */
public enum Precision {
  /** $0.0001. */
  DIRECT(100),

  /** $0.01, behind a broker. */
  BROKER(10_000);

  private final long step;

  Precision(long step) {
    this.step = step;
  }

  long step() {
    return step;
  }
}
