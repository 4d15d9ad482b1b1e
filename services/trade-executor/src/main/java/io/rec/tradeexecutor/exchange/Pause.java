package io.rec.tradeexecutor.exchange;

import java.time.Duration;

/** The executor's one named wait: for a turn within the limits, and between tries of an order. */
public final class Pause {

  private Pause() {}

  public static void of(Duration wait) throws InterruptedException {
    Thread.sleep(wait);
  }
}
