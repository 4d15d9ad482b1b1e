package io.rec.kalshiaccountsync.alert;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the exchange lets us in: by its stream and by its calls, which may differ for a while.
 */
@Singleton
public final class Admission {

  private record Refusals(String stream, String calls) {}

  private final AtomicReference<Refusals> refusals = new AtomicReference<>(new Refusals("", ""));
  private volatile Runnable watcher = () -> {};

  /** Why the stream was refused; empty when it was let in. */
  public void ofStream(String why) {
    change(refusals.getAndUpdate(known -> new Refusals(why, known.calls())));
  }

  /** Why a call was refused; empty when one was answered. */
  public void ofCalls(String why) {
    change(refusals.getAndUpdate(known -> new Refusals(known.stream(), why)));
  }

  /** Why we are refused; empty when we are not. */
  public String refusal() {
    Refusals now = refusals.get();
    return Stream.of(now.stream(), now.calls())
        .filter(why -> !why.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Something about the connection changed: whoever watches looks now. */
  public void look() {
    watcher.run();
  }

  void watch(Runnable with) {
    watcher = with;
  }

  private void change(Refusals before) {
    if (!before.equals(refusals.get())) {
      look();
    }
  }
}
