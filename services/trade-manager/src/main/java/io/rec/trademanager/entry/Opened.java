package io.rec.trademanager.entry;

import io.rec.trademanager.books.Transition;
import io.rec.trademanager.refusal.Refusal;

/** What came of a ticket. */
public sealed interface Opened {

  /** It is a trade now, and its order is to be sent. */
  record Stored(Transition transition) implements Opened {}

  /** It was one already. */
  record Repeated(long trade) implements Opened {}

  /** It is none. */
  record Refused(Refusal refusal) implements Opened {}
}
