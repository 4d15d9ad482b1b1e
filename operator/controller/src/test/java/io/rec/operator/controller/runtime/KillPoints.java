package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a number of writes through and fails every one after them, as if the process were gone. */
final class KillPoints implements Interceptor {
  private final AtomicInteger allowed;
  private final AtomicInteger left;

  KillPoints(int writes) {
    allowed = new AtomicInteger(writes);
    left = new AtomicInteger(writes);
  }

  /** From now on that many writes are let through. */
  void allow(int writes) {
    allowed.set(writes);
    left.set(writes);
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (!request.method().equals("GET") && left.getAndDecrement() <= 0) {
      throw new IllegalStateException("this operator has been killed");
    }
  }

  /** Writes that were let through. */
  int passed() {
    return allowed.get() - Math.max(0, left.get());
  }

  boolean reached() {
    return left.get() < 0;
  }
}
