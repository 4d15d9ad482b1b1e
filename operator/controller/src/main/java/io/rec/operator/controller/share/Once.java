package io.rec.operator.controller.share;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps what is equal once, for as long as somebody else has it. */
final class Once<T> {
  private final Map<Known<T>, Known<T>> known = new ConcurrentHashMap<>();
  private final ReferenceQueue<T> gone = new ReferenceQueue<>();

  /** The first that was equal to it. */
  T of(T value) {
    forgetGone();
    var mine = new Known<>(value, gone);
    while (true) {
      var first = known.putIfAbsent(mine, mine);
      if (first == null) {
        return value;
      }
      var kept = first.get();
      if (kept != null) {
        return kept;
      }
      known.remove(first, first);
    }
  }

  /** What is gone does not count: the proof that nothing is held. */
  int size() {
    forgetGone();
    return known.size();
  }

  private void forgetGone() {
    for (Reference<? extends T> one = gone.poll(); one != null; one = gone.poll()) {
      known.remove(one);
    }
  }

  private static final class Known<T> extends WeakReference<T> {
    private final int hash;

    Known(T value, ReferenceQueue<T> gone) {
      super(value, gone);
      this.hash = value.hashCode();
    }

    @Override
    public int hashCode() {
      return hash;
    }

    /** One whose value is gone equals itself alone, so that it can be removed. */
    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      var value = get();
      return value != null
          && other instanceof Known<?> known
          && hash == known.hash
          && value.equals(known.get());
    }
  }
}
