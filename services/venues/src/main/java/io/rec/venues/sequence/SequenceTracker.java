package io.rec.venues.sequence;

/** Follows the numbers of one sequence that rises by one. Used by one thread at a time. */
public final class SequenceTracker {

  private static final Arrival DUE = new Arrival.Due();
  private static final Arrival REPEATED = new Arrival.Repeated();

  private long due;

  /** The first number of the sequence: 0 at Coinbase, 1 at Kalshi. */
  public SequenceTracker(long first) {
    this.due = first;
  }

  public Arrival arrived(long number) {
    if (number == due) {
      due++;
      return DUE;
    }
    if (number > due) {
      long missing = number - due;
      due = number + 1;
      return new Arrival.Gap(missing);
    }
    return number == due - 1 ? REPEATED : new Arrival.Late(due - number);
  }

  /** The number that the next message should have. */
  public long due() {
    return due;
  }
}
