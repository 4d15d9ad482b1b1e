package io.rec.kalshiapiwatchdog.market;

import jakarta.inject.Singleton;

/** Tells whoever publishes markets that there is something to publish. */
@Singleton
public final class Changes {

  private volatile Runnable told = () -> {};

  /** Told from whatever thread; returns at once. */
  public void tell(Runnable reader) {
    told = reader;
  }

  void happened() {
    told.run();
  }
}
