package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up an operator in the middle of a pass until it ends, and breaks the pass then. */
final class BrokenAtTheEnd implements Interceptor {
  private static final int LONGEST_SECONDS = 30;

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch broken = new CountDownLatch(1);
  private volatile boolean armed;

  void arm() {
    armed = true;
  }

  boolean holds() {
    return held.getCount() == 0;
  }

  void breakIt() {
    broken.countDown();
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (!armed || request.method().equals("GET") || request.uri().getPath().endsWith("/status")) {
      return;
    }
    held.countDown();
    try {
      broken.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("this operator ends");
  }
}
