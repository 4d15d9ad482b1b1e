package io.rec.trademanager.exit;

import io.rec.trademanager.books.Transition;
import io.rec.trademanager.refusal.Refusal;

/** What came of a close ticket. */
public sealed interface Leaving {

  /** A close order is stored, and is to be sent. */
  record Stored(Transition transition, int attempt) implements Leaving {}

  /** That order was made before, or is underway. */
  record Underway(long trade, int attempt) implements Leaving {}

  record Refused(Refusal refusal) implements Leaving {}
}
