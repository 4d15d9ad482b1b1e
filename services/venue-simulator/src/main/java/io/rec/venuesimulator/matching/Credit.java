package io.rec.venuesimulator.matching;

/** Who knows what members own; asked before an order reaches the book. */
public interface Credit {

  /** Signed: positive in YES, negative in NO, in hundredths of a contract. */
  long position(int member, int market);

  /** Whether the member can pay for what the order would do now and then leave in the book. */
  boolean covers(Outlook outlook);
}
