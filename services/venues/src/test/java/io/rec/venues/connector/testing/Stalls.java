package io.rec.venues.connector.testing;

import java.util.concurrent.CompletableFuture;

/** Where a service says "from here on I am silent", so that nobody has to wait for it really. */
public final class Stalls {

  private int unheard;

  /** Complete while nobody waits: then a silence is kept for whoever comes. */
  private CompletableFuture<Void> waiting = CompletableFuture.completedFuture(null);

  /** The service falls silent. */
  public synchronized void stall() {
    if (!waiting.complete(null)) {
      unheard++;
    }
  }

  /** Completes when the service falls silent, or if it has. */
  synchronized CompletableFuture<Void> next() {
    waiting = new CompletableFuture<>();
    if (unheard > 0) {
      unheard--;
      waiting.complete(null);
    }
    return waiting;
  }

  /** Whoever waited has an answer. */
  synchronized void forget() {
    waiting = CompletableFuture.completedFuture(null);
  }
}
