package io.rec.venuesimulator.ledger;

import java.util.List;

/** Money that moved at one instant. Nothing appears and nothing vanishes: the sum is zero. */
public record Posting(long at, Cause cause, List<Entry> entries) {

  /** Why money moves. */
  public enum Cause {
    DEPOSIT,
    WITHDRAWAL,
    FILL,
    SETTLEMENT
  }

  /** What an account gains, or loses when negative. */
  public record Entry(LedgerAccount account, long amount) {}

  public Posting {
    entries = List.copyOf(entries);
    long sum = 0;
    for (Entry entry : entries) {
      sum = Math.addExact(sum, entry.amount());
    }
    if (sum != 0) {
      throw new IllegalArgumentException("a posting that leaves %d: %s".formatted(sum, entries));
    }
  }

  static Entry entry(LedgerAccount account, long amount) {
    return new Entry(account, amount);
  }
}
