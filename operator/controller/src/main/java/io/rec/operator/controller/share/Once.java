package io.rec.operator.controller.share;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what is equal once. */
final class Once<T> {
  /** What belongs to desks that are gone would stay for ever; sharing begins anew instead. */
  private static final int MOST = 50_000;

  private final Map<T, T> known = new ConcurrentHashMap<>();

  /** The first that was equal to it. */
  T of(T value) {
    if (known.size() > MOST) {
      known.clear();
    }
    var first = known.putIfAbsent(value, value);
    return first == null ? value : first;
  }
}
